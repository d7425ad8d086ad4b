import type { ConnectionPart } from "./connection.ts";

type Node = Record<string, unknown> | null;

/** A list that is read from both of its ends until these meet. */
export type LongList = {
  readonly total: number | null;
  readonly head: readonly Node[];
  /** Where the head goes on; null: it is at the end, or the host does not say where. */
  readonly after: string | null;
  readonly tail: readonly Node[];
  /** What stands before the tail; null: nothing was read of it. */
  readonly before: string | null;
  readonly isAtEnd: boolean;
};

const PAGE = 100;

export const longList = (part: ConnectionPart): LongList => ({
  total: part.totalCount ?? null,
  head: part.nodes ?? [],
  after: part.pageInfo?.hasNextPage === true ? (part.pageInfo.endCursor ?? null) : null,
  tail: [],
  before: null,
  isAtEnd: part.pageInfo?.hasNextPage !== true,
});

const left = ({ total, head, tail }: LongList): number =>
  total === null ? Number.POSITIVE_INFINITY : total - head.length - tail.length;

/** Whether there is more to read, and where. */
export const canGoOn = (list: LongList): boolean => !list.isAtEnd && list.after !== null && left(list) > 0;

/** Whether a page from the end would bring something that one from the front does not. */
export const wantsTail = (list: LongList): boolean => list.total !== null && left(list) > PAGE;

/** The list with one more page, and with one from its end where that was asked for. A page that goes nowhere ends the reading. */
export function grown(list: LongList, next: ConnectionPart | null, end: ConnectionPart | null): LongList {
  if (next === null) return { ...list, after: null };
  const goesOn = next.pageInfo?.hasNextPage === true;
  const after = goesOn ? (next.pageInfo?.endCursor ?? null) : null;
  const isStuck = after !== null && after === list.after;
  return {
    total: next.totalCount ?? list.total,
    head: [...list.head, ...(next.nodes ?? [])],
    after: isStuck ? null : after,
    tail: [...(end?.nodes ?? []), ...list.tail],
    before: end?.pageInfo?.startCursor ?? list.before,
    isAtEnd: !goesOn,
  };
}

/** Everything that was read, once and in order, and whether that is the whole list. */
export function wholeOf(list: LongList): { readonly part: ConnectionPart; readonly isWhole: boolean } {
  const seen = new Set<string>();
  const nodes: Node[] = [];
  // A head that reached the end holds the tail already.
  for (const node of list.isAtEnd ? list.head : [...list.head, ...list.tail]) {
    const key = node === null ? "" : JSON.stringify(node.id ?? node);
    if (node === null || seen.has(key)) continue;
    seen.add(key);
    nodes.push(node);
  }
  const isWhole = (list.isAtEnd || left(list) <= 0) && nodes.length >= (list.total ?? 0);
  const pageInfo = { hasNextPage: !isWhole, endCursor: list.after };
  return { part: { totalCount: list.total, pageInfo, nodes }, isWhole };
}
