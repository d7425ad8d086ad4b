import { GraphQLError } from "graphql";
import type { GraphqlContext } from "./context.ts";

export type PageArgs = {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
};
/** Where an item stands in its list; lists are in the order of their keys, ties told apart by the second number. */
export type Key = readonly [value: number, id: number];

type Connection<T> = {
  readonly totalCount: number;
  readonly pageInfo: () => object;
  readonly nodes: () => readonly T[];
  readonly edges: () => readonly { readonly node: T; readonly cursor: string }[];
};

/** One page of a list that is already in order. A cursor names a place by its key, so that it holds while items come and go. */
export function connection<Item, Node>(
  context: GraphqlContext,
  items: readonly Item[],
  args: PageArgs,
  keyOf: (item: Item, place: number) => Key,
  nodeOf: (item: Item) => Node,
  isDescending = false,
): Connection<Node> {
  const order = (a: Key, b: Key): number => (a[0] - b[0] || a[1] - b[1]) * (isDescending ? -1 : 1);
  const begin = args.after ? firstPast(items, keyOf, order, keyFrom(args.after)) : 0;
  const end = args.before ? firstPast(items, keyOf, order, keyFrom(args.before)) - 1 : items.length;
  const size = args.first ?? args.last ?? 0;
  const from = args.first == null ? Math.max(begin, end - size) : begin;
  const to = args.first == null ? end : Math.min(end, begin + size);
  const page = items.slice(from, to);
  context.served += page.length;
  const cursor = (place: number): string | null => {
    const item = items[place];
    return item === undefined || place < from || place >= to ? null : cursorOf(keyOf(item, place));
  };
  let made: readonly Node[] | undefined;
  const nodes = (): readonly Node[] => {
    made ??= page.map(nodeOf);
    return made;
  };
  return {
    totalCount: items.length,
    pageInfo: () => ({
      hasNextPage: context.isEndless || to < items.length,
      hasPreviousPage: from > 0,
      startCursor: cursor(from),
      endCursor: context.isStuck && args.after ? args.after : cursor(to - 1),
    }),
    nodes,
    edges: () => nodes().map((node, place) => ({ node, cursor: cursor(from + place) ?? "" })),
  };
}

/** A list whose order is that of its making. */
export const plainConnection = <Item, Node>(
  context: GraphqlContext,
  items: readonly Item[],
  args: PageArgs,
  nodeOf: (item: Item) => Node,
): Connection<Node> => connection(context, items, args, (_, place) => [place + 1, 0], nodeOf);

function firstPast<Item>(
  items: readonly Item[],
  keyOf: (item: Item, place: number) => Key,
  order: (a: Key, b: Key) => number,
  key: Key,
): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && order(keyOf(item, middle), key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const cursorOf = (key: Key): string => Buffer.from(`cursor:v2:${key[0]}:${key[1]}`).toString("base64");
function keyFrom(cursor: string): Key {
  const [, value, id] = /^cursor:v2:(-?\d+):(\d+)$/.exec(Buffer.from(cursor, "base64").toString()) ?? [];
  if (value === undefined || id === undefined)
    throw new GraphQLError(`\`${cursor}\` does not appear to be a valid cursor.`);
  return [Number(value), Number(id)];
}
