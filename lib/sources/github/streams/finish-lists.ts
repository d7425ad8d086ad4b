import type { GithubClient } from "../client.ts";
import { HeavyPage } from "../heavy-page.ts";
import { followUp, type Unfinished } from "../queries/follow-up.ts";
import type { InnerList } from "../queries/shared.ts";
import { Connection, type ConnectionPart } from "./connection.ts";

export type Item = Record<string, unknown>;
export type Finished = { readonly item: Item; readonly unread: readonly string[] };

const AT_ONCE = 20;
const MOST_ROUNDS = 200;
/** A query that the host gives up over is asked again for fewer lists; after some of these the rest is left unread. */
const TRIES = 5;

/**
 * Reads the inner lists of items to their ends, many in one request, and says which ones are not whole: those that
 * were not asked for, could not be read, or hold fewer than the host counts.
 */
export async function finishLists(
  client: GithubClient,
  items: readonly Item[],
  { type, lists, fragments }: { type: string; lists: readonly InnerList[]; fragments: string },
): Promise<Finished[]> {
  const parts = items.map((item) => ({
    item,
    id: typeof item.id === "string" ? item.id : "",
    read: new Map(
      lists.map((list) => [list, Connection.nullish().catch(null).parse(item[list.field]) ?? null]),
    ),
  }));
  let atOnce = AT_ONCE;
  let left = TRIES;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const wanted = parts
      .flatMap(({ id, read }) => [...read].flatMap(([list, part]) => unfinished(id, list, part)))
      .slice(0, atOnce);
    if (wanted.length === 0) break;
    const { query, variables } = followUp(type, wanted, fragments);
    const data = await client.graphql(query, variables).then(
      (answer) => answer.data,
      (error: unknown) => {
        if (error instanceof HeavyPage) return null;
        throw error;
      },
    );
    if (data === null) {
      left -= 1;
      if (left === 0) break;
      atOnce = Math.max(1, Math.floor(atOnce / 4));
      continue;
    }
    for (const [at, { id, list }] of wanted.entries()) {
      const read = parts.find((part) => part.id === id)?.read;
      const before = read?.get(list);
      if (read === undefined || before === undefined || before === null) continue;
      read.set(list, joined(before, data[`n${at}`]));
    }
  }
  return parts.map(({ item, read }) => ({
    item: { ...item, ...Object.fromEntries([...read].map(([list, part]) => [list.field, part])) },
    unread: [...read].flatMap(([list, part]) => (isWhole(part) ? [] : [list.field])),
  }));
}

const unfinished = (id: string, list: InnerList, part: ConnectionPart | null): Unfinished[] =>
  id !== "" && part?.pageInfo?.hasNextPage === true && typeof part.pageInfo.endCursor === "string"
    ? [{ id, list, after: part.pageInfo.endCursor }]
    : [];

const nodesOf = (part: ConnectionPart) => part.nodes ?? [];
const isWhole = (part: ConnectionPart | null): boolean =>
  part !== null &&
  part.pageInfo?.hasNextPage !== true &&
  nodesOf(part).filter((node) => node !== null).length >= (part.totalCount ?? 0);

/** Two pages of one list. One that brings nothing new ends the list, still marked as unfinished. */
function joined(before: ConnectionPart, answer: unknown): ConnectionPart {
  const list = typeof answer === "object" && answer !== null && "list" in answer ? answer.list : null;
  const next = Connection.nullish().catch(null).parse(list) ?? null;
  const isStuck = next === null || next.pageInfo?.endCursor === before.pageInfo?.endCursor;
  if (isStuck) return { ...before, pageInfo: { hasNextPage: true, endCursor: null } };
  return {
    totalCount: next.totalCount ?? before.totalCount,
    pageInfo: next.pageInfo,
    nodes: [...nodesOf(before), ...nodesOf(next)],
  };
}
