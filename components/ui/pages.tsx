import { Link } from "./link.tsx";

type Props = {
  label: string;
  page: number;
  /** How many there are; where that is not counted, whether another follows. */
  of: number | { readonly hasMore: boolean };
  hrefOf: (page: number) => string;
  before?: string;
  after?: string;
};

/** Turns a long list over; nothing where it has one page. */
export function Pages({ label, page, of, hrefOf, before = "Previous", after = "Next" }: Props) {
  const hasMore = typeof of === "number" ? page < of : of.hasMore;
  if (page === 1 && !hasMore) return null;
  return (
    <nav className="pages" aria-label={label}>
      {page > 1 ? <Link href={hrefOf(page - 1)}>← {before}</Link> : <span />}
      <span>{typeof of === "number" ? `Page ${page} of ${of}` : `Page ${page}`}</span>
      {hasMore ? <Link href={hrefOf(page + 1)}>{after} →</Link> : <span />}
    </nav>
  );
}
