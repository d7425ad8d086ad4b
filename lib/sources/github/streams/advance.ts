import type { ListCursor } from "./list-cursor.ts";

export type Listed = {
  /** When each item last changed, in the order of the page, with a name for it. */
  readonly items: readonly { readonly id: string; readonly at: Date | null }[];
  /** Where the page after it begins; null: this is the last. */
  readonly next: string | null;
};
export type Advanced = {
  readonly cursor: ListCursor;
  readonly isLast: boolean;
  /** The list did not end, or brought the same page again and again. */
  readonly isLooping: boolean;
  readonly covered: { readonly from: Date; readonly to: Date } | null;
};

const MOST_REPEATS = 3;

/**
 * The cursor after a page. A pass ends where the list does, or `overlapSeconds` below the watermark: items that share an
 * instant are then read again rather than missed. Instants of the future are no watermark.
 */
export function advance(
  cursor: ListCursor,
  listed: Listed,
  options: { readonly now: Date; readonly overlapSeconds: number },
): Advanced {
  const times = listed.items.flatMap(({ at }) => (at === null ? [] : [at.getTime()]));
  const known = times.filter((time) => time <= options.now.getTime());
  const newest = latest(
    cursor.newest,
    known.length === 0 ? null : new Date(Math.max(...known)).toISOString(),
  );
  const page = `${listed.items[0]?.id ?? ""}…${listed.items.at(-1)?.id ?? ""}`;
  const isSame = listed.next !== null && (page === cursor.page || listed.next === cursor.after);
  const repeats = isSame || (listed.items.length === 0 && listed.next !== null) ? cursor.repeats + 1 : 0;
  const isLooping = repeats >= MOST_REPEATS;
  const floor =
    cursor.watermark === null ? null : Date.parse(cursor.watermark) - options.overlapSeconds * 1_000;
  const isBelow = floor !== null && times.length > 0 && Math.min(...times) < floor;
  const isEnd = listed.next === null || isBelow;
  const covered =
    known.length === 0 ? null : { from: new Date(Math.min(...known)), to: new Date(Math.max(...known)) };
  if (isLooping || isEnd)
    return {
      isLast: true,
      isLooping,
      covered,
      cursor: {
        ...cursor,
        after: null,
        newest: null,
        left: null,
        tail: null,
        watermark: isLooping ? cursor.watermark : latest(cursor.watermark, newest),
        isComplete: cursor.isComplete || !isLooping,
        page: "",
        repeats: 0,
      },
    };
  return {
    isLast: false,
    isLooping,
    covered,
    cursor: { ...cursor, after: listed.next, newest, page, repeats },
  };
}

const latest = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;
