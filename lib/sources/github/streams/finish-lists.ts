import { z } from "zod";
import type { GithubClient } from "../client.ts";
import { HeavyPage } from "../heavy-page.ts";
import { followUp, type Unfinished } from "../queries/follow-up.ts";
import type { InnerList } from "../queries/shared.ts";
import { Connection } from "./connection.ts";
import { canGoOn, grown, type LongList, longList, wantsTail, wholeOf } from "./long-list.ts";

export type Item = Record<string, unknown>;
export type Finished = { readonly item: Item; readonly unread: readonly string[] };

const AT_ONCE = 20;
const MOST_ROUNDS = 200;
/** A query that the host gives up over is asked again for fewer lists; after some of these the rest is left unread. */
const TRIES = 5;

const Part = Connection.nullish().catch(null);
const Pages = z.object({ list: Part, tail: Part }).nullish().catch(null);

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
    read: new Map(lists.map((list) => [list, begun(item[list.field])])),
  }));
  const byId = new Map(parts.map((part) => [part.id, part.read]));
  let [atOnce, left] = [AT_ONCE, TRIES];
  for (let round = 0; round < MOST_ROUNDS && left > 0; round += 1) {
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
      atOnce = Math.max(1, Math.floor(atOnce / 4));
      continue;
    }
    for (const [at, { id, list }] of wanted.entries()) {
      const pages = Pages.parse(data[`n${at}`]);
      const before = byId.get(id)?.get(list);
      if (before !== undefined && before !== null)
        byId.get(id)?.set(list, grown(before, pages?.list ?? null, pages?.tail ?? null));
    }
  }
  return parts.map(({ item, read }) => {
    const whole = [...read].map(
      ([list, part]) => [list.field, part === null ? null : wholeOf(part)] as const,
    );
    return {
      item: { ...item, ...Object.fromEntries(whole.map(([field, told]) => [field, told?.part ?? null])) },
      unread: whole.flatMap(([field, told]) => (told?.isWhole === true ? [] : [field])),
    };
  });
}

function begun(told: unknown): LongList | null {
  const part = Part.parse(told) ?? null;
  return part === null ? null : longList(part);
}

const unfinished = (id: string, list: InnerList, part: LongList | null): Unfinished[] =>
  id === "" || part === null || part.after === null || !canGoOn(part)
    ? []
    : [{ id, list, after: part.after, tail: wantsTail(part) ? { before: part.before } : null }];
