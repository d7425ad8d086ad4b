"use client";

type Props<Row> = {
  describe: (row: Row) => { title: string; lines: readonly string[] };
  active?: boolean;
  payload?: readonly { payload?: Row }[];
};

/** The words at the pointer. recharts hands over the row that is pointed at. */
export function ChartTip<Row>({ describe, active, payload }: Props<Row>) {
  const row = payload?.[0]?.payload;
  if (!active || row === undefined) return null;
  const { title, lines } = describe(row);
  return (
    <div className="chart-tip" aria-live="polite">
      <p>{title}</p>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
