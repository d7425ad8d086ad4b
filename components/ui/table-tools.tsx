import type { ReactNode } from "react";
import { CopyTable } from "./copy-table.tsx";

type Props = { table: string; csv?: string; children?: ReactNode };

/** What stands over a table: its key or filter, and the ways to take the table along. */
export const TableTools = ({ table, csv, children }: Props) => (
  <div className="table-tools">
    {children ?? <span />}
    <div className="actions">
      <CopyTable table={table} />
      {csv && (
        <a className="icon-button icon-link" href={csv} download>
          CSV
        </a>
      )}
    </div>
  </div>
);
