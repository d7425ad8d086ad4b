import type { ReactNode } from "react";
import type { NarrowedList } from "@/lib/views/narrow-list.ts";
import { formatNumber } from "../numbers/format.ts";
import { PageState } from "./page-state.tsx";
import { Pages } from "./pages.tsx";
import { SearchForm } from "./search-form.tsx";

type Props<Row> = {
  list: NarrowedList<Row>;
  path: string;
  /** What is sought by. */
  label: string;
  /** Where on the page the list stands. */
  anchor: string;
  children: (rows: readonly Row[]) => ReactNode;
};

/** From how many rows on it is easier to search than to look. */
const MANY = 15;

/** A list with a search above and its pages below, where it is long enough to want them. */
export function Narrowed<Row>({ list, path, label, anchor, children }: Props<Row>) {
  const { q, page, pages, count, of, shown } = list;
  if (of <= MANY) return children(shown);
  const hrefOf = (change: { readonly q?: string; readonly page?: number }): string => {
    const next = { q, page: 1, ...change };
    const asked = new URLSearchParams({
      ...(next.q !== "" && { q: next.q }),
      ...(next.page > 1 && { page: String(next.page) }),
    });
    return `${path}${asked.size === 0 ? "" : `?${asked}`}#${anchor}`;
  };
  return (
    <>
      <div className="table-tools">
        <SearchForm action={`${path}#${anchor}`} q={q} label={label} submit="Search" />
        <span className="quiet">
          {q === "" ? formatNumber(of) : `${formatNumber(count)} of ${formatNumber(of)}`}
        </span>
      </div>
      {count === 0 ? (
        <PageState title={`Nothing fits “${q}”`} next={{ href: hrefOf({ q: "" }), label: "Show all" }}>
          Try a part of the name.
        </PageState>
      ) : (
        children(shown)
      )}
      <Pages label={`Pages: ${label}`} page={page} of={pages} hrefOf={(to) => hrefOf({ page: to })} />
    </>
  );
}
