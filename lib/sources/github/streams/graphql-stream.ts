import type { ConnectorDeps, PageRequest, Stream, StreamPage } from "@/lib/model/connector.ts";
import { type GithubClient, openClient } from "../client.ts";
import type { GraphqlAnswer } from "../graphql-answer.ts";
import { HeavyPage } from "../heavy-page.ts";
import { LostPlace } from "../lost-place.ts";
import { instantOf } from "../meaning/values.ts";
import type { InnerList } from "../queries/shared.ts";
import type { Pulse } from "../schema-pulse.ts";
import { advance } from "./advance.ts";
import { beginPass, ownPulse } from "./begin-pass.ts";
import { ListAnswer } from "./connection.ts";
import { finishLists, type Item } from "./finish-lists.ts";
import { gapsOf } from "./gaps-of.ts";
import { type ListCursor, readCursor } from "./list-cursor.ts";
import { afterGood, afterHeavy, firstSize, sizeAgain, smaller } from "./page-size.ts";
import { demandSame, nothingNew, rawRecord, repositoryOf } from "./stream-tools.ts";

export type GraphqlList = Pick<Stream, "name" | "rank" | "everySeconds"> & {
  readonly query: string;
  /** Of the items: `PullRequest`. */
  readonly type: string;
  readonly lists: readonly InnerList[];
  readonly fragments: string;
  readonly kind: string;
  /** The field that the list is ordered by. */
  readonly orderedBy: "updatedAt" | "createdAt";
  readonly overlapSeconds: number;
  readonly pulseOf: (pulse: Pulse) => Date | null;
  readonly idOf: (item: Item) => unknown;
  /** Its first item changed when the pulse says. */
  readonly isOwnPulse?: boolean;
  readonly firstSize?: number;
  readonly mostOnPage?: number;
  readonly variables?: (client: GithubClient) => Record<string, unknown>;
};

/** A list of a repository that is read through the query language, newest first. */
export const graphqlStream = (deps: ConnectorDeps, list: GraphqlList): Stream => ({
  name: list.name,
  per: "repository",
  rank: list.rank,
  everySeconds: list.everySeconds,
  resource: "graphql",
  readPage: (request) => readPage(deps, list, request),
});

async function readPage(deps: ConnectorDeps, list: GraphqlList, request: PageRequest): Promise<StreamPage> {
  const client = openClient(deps, request.signal);
  const kept = readCursor(request.cursor);
  const begun = await beginPass(client, kept, { request, pulseOf: list.pulseOf });
  const start = firstSize(request.pageSize ?? list.firstSize ?? null, list.mostOnPage);
  const isAgain = begun.cursor.isComplete && begun.cursor.after === null;
  const asked = isAgain ? sizeAgain(start) : start;
  if (begun.isUnchanged)
    return nothingNew(begun.cursor, { spent: client.meter.spent, isComplete: true, pageSize: start });
  const wanted = { list, request, cursor: begun.cursor, size: asked };
  const { answer, size, isWhole } = await fitting(client, wanted).catch((error: unknown) => {
    if (!(error instanceof LostPlace) || begun.cursor.after === null) throw error;
    return fitting(client, { ...wanted, cursor: { ...begun.cursor, after: null } });
  });
  const { repository } = ListAnswer.parse(answer.data);
  demandSame(repositoryOf(request.scope), repository.databaseId);
  const nodes = repository.list.nodes ?? [];
  const items = nodes.filter((node) => node !== null);
  const changed = newerThan(begun.cursor, items, list);
  const finished = isWhole
    ? await finishLists(client, changed, list)
    : changed.map((item) => ({ item, unread: list.lists.map(({ field }) => field) }));
  const info = repository.list.pageInfo;
  const advanced = advance(
    begun.cursor,
    {
      items: items.map((item) => ({ id: String(item.id), at: instantOf(item[list.orderedBy]) })),
      next: info?.hasNextPage === true ? (info.endCursor ?? "") : null,
    },
    { now: request.now, overlapSeconds: list.overlapSeconds },
  );
  const isFirst = begun.cursor.after === null && !begun.cursor.isComplete;
  const told =
    isFirst && list.isOwnPulse === true ? ownPulse(instantOf(items[0]?.updatedAt), client.meter.hostAt) : {};
  const before = { size: start, good: begun.cursor.good, top: begun.cursor.top };
  const grown = size < asked ? afterHeavy(size, before, asked) : afterGood(before, list.mostOnPage);
  return {
    records: finished.map(({ item, unread }) =>
      rawRecord(deps, list.kind, list.idOf(item), {
        repository: repositoryOf(request.scope).id,
        name: repository.nameWithOwner,
        unread,
        node: item,
      }),
    ),
    cursor: { ...advanced.cursor, ...told, good: grown.good, top: grown.top } satisfies ListCursor,
    isLast: advanced.isLast,
    isComplete: advanced.cursor.isComplete,
    gaps: gapsOf(list.kind, { errors: answer.errors, withheld: nodes.length - items.length, ...advanced }),
    spent: client.meter.spent,
    covered: advanced.covered,
    total: repository.list.totalCount ?? null,
    pageSize: grown.size,
  };
}

/** Without the items at the end of a page that lie below the watermark and its overlap: they were read before. */
function newerThan(cursor: ListCursor, items: readonly Item[], list: GraphqlList): readonly Item[] {
  if (cursor.watermark === null) return items;
  const floor = Date.parse(cursor.watermark) - list.overlapSeconds * 1_000;
  return items.filter((item) => (instantOf(item[list.orderedBy])?.getTime() ?? floor) >= floor);
}

type Wanted = {
  readonly list: GraphqlList;
  readonly request: PageRequest;
  readonly cursor: ListCursor;
  readonly size: number;
};

/** The page at the cursor, as large as the host can answer in time; at last one item without its inner lists. */
async function fitting(
  client: GithubClient,
  { list, request, cursor, size }: Wanted,
): Promise<{ answer: GraphqlAnswer; size: number; isWhole: boolean }> {
  const { owner, name } = repositoryOf(request.scope);
  const ask = (first: number, whole: boolean) =>
    client.graphql(
      list.query,
      {
        owner,
        name,
        first,
        after: cursor.after,
        ...(list.lists.length > 0 ? { whole } : {}),
        ...list.variables?.(client),
      },
      Math.max(1, Math.round((1 + first * list.lists.length) / 100)),
    );
  for (let first: number | null = size; first !== null; first = smaller(first)) {
    try {
      return { answer: await ask(first, true), size: first, isWhole: true };
    } catch (error) {
      if (!(error instanceof HeavyPage)) throw error;
    }
  }
  return { answer: await ask(1, false), size: 1, isWhole: false };
}
