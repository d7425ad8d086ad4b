import { formatNumber, formatTenth, plural } from "@/components/numbers/format.ts";
import { PageState } from "@/components/ui/page-state.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { SortHead } from "@/components/ui/sort-head.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import type { ChangeList } from "@/lib/core/change-reader.ts";
import { type ListQuery, listAddress, PAGE_ROWS } from "@/lib/views/list-query.ts";
import { ChangeRow } from "./change-row.tsx";
import { ListFilter } from "./list-filter.tsx";

type Props = {
  list: ChangeList;
  query: ListQuery;
  path: string;
  /** What of the address stays whatever the list does: the window. */
  keep: Readonly<Record<string, string>>;
  teamId: string;
  csv?: string;
  services?: readonly string[];
  columns: { of: string; over?: string; tenths?: boolean };
};

/** Changes as rows: sorted, filtered and turned over by their address, so that a link shows the same list. */
export function ChangeTable({ list, query, path, keep, teamId, csv, services = [], columns }: Props) {
  const href = (change: Partial<ListQuery>) =>
    `${path}?${new URLSearchParams({ ...keep, ...listAddress(query, change) })}#changes`;
  const pages = Math.max(Math.ceil(list.count / PAGE_ROWS), 1);
  const head = (by: ListQuery["sort"], label: string, numeric = false) => (
    <SortHead
      label={label}
      numeric={numeric}
      sorted={query.sort === by ? query.dir : null}
      href={href({ sort: by, dir: query.sort === by && query.dir === "down" ? "up" : "down" })}
    />
  );
  return (
    <>
      <TableTools table="change-table" {...(csv && { csv })}>
        <ListFilter query={query} path={path} keep={keep} services={services} />
      </TableTools>
      {list.count === 0 ? (
        <PageState
          title="No change fits"
          next={{
            href: href({ q: "", composition: null, class: null, service: null }),
            label: "Show all changes",
          }}
        >
          Nothing in this window has that class, composition and text. Choose a longer window, or fewer
          conditions.
        </PageState>
      ) : (
        <table className="table stacks" id="change-table">
          <caption className="visually-hidden">{plural(list.count, "change")}</caption>
          <thead>
            <tr>
              {head("title", "Change")}
              <th scope="col">Composition</th>
              {head("merged_at", "Merged")}
              {head("of", columns.of, true)}
              {columns.over && head("over", columns.over, true)}
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <ChangeRow key={`${row.repoId} ${row.id}`} row={row} teamId={teamId} columns={columns} />
            ))}
            <tr className="is-total">
              <th scope="row" colSpan={3}>
                All {plural(list.count, "change")}
              </th>
              <td data-label={columns.of} className="num">
                {(columns.tenths ? formatTenth : formatNumber)(list.of)}
              </td>
              {columns.over && (
                <td data-label={columns.over} className="num">
                  {list.over === null ? "" : formatNumber(list.over)}
                </td>
              )}
            </tr>
          </tbody>
        </table>
      )}
      <Pages
        label="Pages of the list"
        page={query.page}
        of={pages}
        hrefOf={(page) => href({ page })}
        before={`Previous ${PAGE_ROWS}`}
        after={`Next ${PAGE_ROWS}`}
      />
    </>
  );
}
