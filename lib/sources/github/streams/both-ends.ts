import { instantOf } from "../meaning/values.ts";
import type { ConnectionPart } from "./connection.ts";
import type { Item } from "./finish-lists.ts";
import type { ListCursor } from "./list-cursor.ts";

type Place = Pick<ListCursor, "after" | "isComplete" | "left" | "tail">;

/**
 * How many items to ask for from the end of a list besides the page from its front, so that two pages come in one request.
 * 0: one page holds what is left, nobody knows how much that is, or the list was read before.
 * `known`: how many items the list has, where that was told before its first page.
 */
export function endsOf(cursor: Place, size: number, known: number | null): number {
  if (cursor.isComplete) return 0;
  const left = cursor.left ?? (cursor.after === null ? known : null);
  return left === null ? 0 : Math.min(size, Math.max(0, left - size));
}

/** How many items to ask for from the front: not those that were read from the end already. */
export const betweenOf = ({ left, tail }: Place, size: number): number =>
  tail === null || left === null ? size : Math.min(size, Math.max(1, left));

export type BothEnds = {
  /** Of both pages, each once, those of the front first. */
  readonly items: readonly Item[];
  /** The page from the front met what was read from the end: nothing is left between them. */
  readonly isMet: boolean;
  readonly left: number | null;
  readonly tail: ListCursor["tail"];
};

/**
 * What a page from the front and one from the end bring, and what is left between them. An item that changes meanwhile
 * moves to the front, so the place where the ends meet may be gone; then what is left is counted, at worst too high.
 */
export function bothEnds(
  cursor: Place,
  head: readonly Item[],
  { list, orderedBy }: { readonly list: Lists; readonly orderedBy: string },
): BothEnds {
  const ids = new Set(head.map(idOf));
  const end = (list.tail?.nodes ?? []).filter((node) => node !== null);
  const added = end.filter((item) => !ids.has(idOf(item)));
  const before = list.tail?.pageInfo?.startCursor ?? null;
  const first = end[0];
  const isBetween = list.head.pageInfo?.hasNextPage === true;
  const tail =
    first === undefined || before === null
      ? cursor.tail
      : {
          before,
          first: idOf(first),
          oldest: cursor.tail?.oldest ?? instantOf(end.at(-1)?.[orderedBy])?.toISOString() ?? null,
        };
  const total = cursor.after === null ? (list.head.totalCount ?? null) : cursor.left;
  const left = total === null ? null : Math.max(0, total - head.length - added.length);
  const meets = [cursor.tail?.first, tail?.first].some((id) => id !== undefined && ids.has(id));
  const isMet = tail !== null && isBetween && (meets || left === 0);
  return { items: [...head, ...added], isMet, left, tail };
}

type Lists = { readonly head: ConnectionPart; readonly tail: ConnectionPart | null };

const idOf = (item: Item): string => String(item.id);
