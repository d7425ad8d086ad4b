import type { ReactNode } from "react";

type Props = {
  summary: string;
  /** The same numbers as a table. */
  table: ReactNode;
  children: ReactNode;
};

/** What every chart stands in: the drawing, a sentence that says what it shows, and its numbers as a table. */
export function ChartFrame({ summary, table, children }: Props) {
  return (
    <figure className="chart">
      {children}
      <figcaption>{summary}</figcaption>
      <details>
        <summary>Show as a table</summary>
        {table}
      </details>
    </figure>
  );
}
