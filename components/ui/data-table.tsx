import type { ReactNode } from "react";

export type Column<Row> = {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** What stands before the cell in a narrow window, where the head is too long for it; null where nothing need. */
  readonly label?: string | null;
  /** `num` for figures; `nowrap` and the like. */
  readonly className?: string;
  /** The head is said to those who hear the page and shown to nobody: a column of buttons. */
  readonly isBare?: boolean;
};

type Props<Row> = {
  rows: readonly Row[];
  /** The first names the row. What is not there for everybody may be false. */
  columns: readonly (Column<Row> | false)[];
  keyOf: (row: Row, place: number) => string;
  id?: string;
  caption?: ReactNode;
  className?: string;
  /** Stands in the place of all cells but the first, where a row has nothing to show in them. */
  insteadOf?: (row: Row) => ReactNode;
};

/** Rows under heads that stay in view; in a narrow window each row becomes a list of labelled cells. */
export function DataTable<Row>({ rows, columns, keyOf, id, caption, className, insteadOf }: Props<Row>) {
  const [first, ...rest] = columns.filter((column) => column !== false);
  if (first === undefined) return null;
  return (
    <table className={["table stacks", className].filter(Boolean).join(" ")} id={id}>
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {[first, ...rest].map(({ head, className: kind, isBare }) => (
            <th key={head} scope="col" className={kind}>
              {isBare ? <span className="visually-hidden">{head}</span> : head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => {
          const instead = insteadOf?.(row);
          return (
            <tr key={keyOf(row, place)}>
              <th scope="row" className={first.className}>
                {first.cell(row)}
              </th>
              {instead
                ? rest.length > 0 && <td colSpan={rest.length}>{instead}</td>
                : rest.map(({ head, label = head, cell, className: kind, isBare }) => (
                    <td key={head} data-label={isBare ? undefined : (label ?? undefined)} className={kind}>
                      {cell(row)}
                    </td>
                  ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
