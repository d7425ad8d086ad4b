"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { TableTools } from "../ui/table-tools.tsx";

type Props = {
  summary: string;
  /** The same numbers as a table with this id; drawn when a person asks for it. */
  table: (id: string) => ReactNode;
  /** Address of the same numbers as CSV. */
  csv?: string | undefined;
  children: ReactNode;
};

/** What every chart stands in: the drawing, a sentence that says what it shows, and its numbers as a table. */
export function ChartFrame({ summary, table, csv, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const id = `table${useId().replaceAll(/\W/g, "")}`;
  // Opened before this code had come: the event is over, the state is not.
  useEffect(() => setOpen(details.current?.open ?? false), []);
  return (
    <figure className="chart">
      {children}
      <figcaption>{summary}</figcaption>
      <details ref={details} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Show as a table</summary>
        {open && (
          <>
            <TableTools table={id} {...(csv && { csv })} />
            {table(id)}
          </>
        )}
      </details>
    </figure>
  );
}
