import { z } from "zod";
import type { ConnectorDeps, PageRequest, Stream, StreamPage } from "@/lib/model/connector.ts";
import { type GithubClient, openClient } from "../client.ts";
import type { GraphqlAnswer } from "../graphql-answer.ts";
import { HeavyPage } from "../heavy-page.ts";
import { LostPlace } from "../lost-place.ts";
import { instantOf } from "../meaning/values.ts";
import type { InnerList } from "../queries/shared.ts";
import { type Changed, type Pulse, PulseLists } from "../schema-pulse.ts";
import { advance } from "./advance.ts";
import { beginPass, toldBy } from "./begin-pass.ts";
import { betweenOf, bothEnds, endsOf } from "./both-ends.ts";
import { ListAnswer } from "./connection.ts";
import { finishLists, type Item } from "./finish-lists.ts";
import { gapsOf } from "./gaps-of.ts";
import { type ListCursor, readCursor } from "./list-cursor.ts";
import { afterGood, afterHeavy, firstSize, sizeAgain, smaller } from "./page-size.ts";
import { keepPulse, knownPulse } from "./read-pulse.ts";
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
  readonly pulseOf: (pulse: Pulse) => Changed;
  readonly idOf: (item: Item) => unknown;
  /** Its first item changed when the pulse says. */
  readonly isOwnPulse?: boolean;
  /** Its first page tells when the other lists of the repository changed. */
  readonly tellsOthers?: boolean;
  /** The first pass reads the list from both of its ends; how many items it has, where the pulse says so. */
  readonly countOf?: (pulse: Pulse) => number | null;
  readonly firstSize?: number;
  readonly mostOnPage?: number;
  readonly variables?: (client: GithubClient) => Record<string, unknown>;
};

const Row = z.record(z.string(), z.unknown());

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
  if (begun.isUnchanged) {
    const nothing = nothingNew(begun.cursor, {
      spent: client.meter.spent,
      isComplete: true,
      pageSize: start,
    });
    // A first pass is spared only where the list is known to be empty.
    return kept.isComplete ? nothing : { ...nothing, total: 0 };
  }
  const repository = repositoryOf(request.scope);
  const known = knownPulse(client, repository, request.now)?.pulse ?? null;
  const count = known === null ? null : (list.countOf?.(known) ?? null);
  let { cursor } = begun;
  const ask = () => fitting(client, { list, request, cursor, size: asked, count });
  const { answer, size, isWhole } = await ask().catch((error: unknown) => {
    if (!(error instanceof LostPlace) || cursor.after === null) throw error;
    cursor = { ...cursor, after: null, left: null, tail: null };
    return ask();
  });
  const read = ListAnswer.parse(answer.data).repository;
  demandSame(repository, read.databaseId);
  if (tells(list, cursor))
    keepPulse(client, repository, {
      lists: PulseLists.parse({ ...Row.parse(answer.data.repository), pullRequests: read.list }),
      now: request.now,
    });
  const nodes = read.list.nodes ?? [];
  const head = nodes.filter((node) => node !== null);
  const ends = bothEnds(cursor, head, {
    list: { head: read.list, tail: read.tail ?? null },
    orderedBy: list.orderedBy,
  });
  const changed = newerThan(cursor, ends.items, list);
  const finished = isWhole
    ? await finishLists(client, changed, list)
    : changed.map((item) => ({ item, unread: list.lists.map(({ field }) => field) }));
  const info = read.list.pageInfo;
  const listed = head.map((item) => ({ id: String(item.id), at: instantOf(item[list.orderedBy]) }));
  const met = ends.isMet ? [{ id: "", at: instantOf(ends.tail?.oldest) }] : [];
  const advanced = advance(
    { ...cursor, left: list.countOf === undefined ? null : ends.left, tail: ends.tail },
    {
      items: [...listed, ...met],
      next: info?.hasNextPage === true && !ends.isMet ? (info.endCursor ?? "") : null,
    },
    { now: request.now, overlapSeconds: list.overlapSeconds },
  );
  const isFirst = cursor.after === null && !cursor.isComplete;
  const told =
    isFirst && list.isOwnPulse === true
      ? toldBy(head[0] === undefined ? "never" : instantOf(head[0].updatedAt), client.meter.hostAt)
      : {};
  const before = { size: start, good: begun.cursor.good, top: begun.cursor.top };
  const grown = size < asked ? afterHeavy(size, before, asked) : afterGood(before, list.mostOnPage);
  return {
    records: finished.map(({ item, unread }) =>
      rawRecord(deps, list.kind, list.idOf(item), {
        repository: repository.id,
        name: read.nameWithOwner,
        unread,
        node: item,
      }),
    ),
    cursor: { ...advanced.cursor, ...told, good: grown.good, top: grown.top } satisfies ListCursor,
    isLast: advanced.isLast,
    isComplete: advanced.cursor.isComplete,
    gaps: gapsOf(list.kind, {
      errors: answer.errors.filter(({ path }) => !isOfOthers(list, path)),
      withheld: [...nodes, ...(read.tail?.nodes ?? [])].filter((node) => node === null).length,
      ...advanced,
    }),
    spent: client.meter.spent,
    covered: advanced.covered,
    total: read.list.totalCount ?? null,
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
  readonly count: number | null;
};

const tells = (list: GraphqlList, cursor: ListCursor): boolean =>
  list.tellsOthers === true && cursor.after === null;

/** What is refused of the other lists is told by their own pages. */
const isOfOthers = (list: GraphqlList, path: readonly (string | number)[]): boolean =>
  list.tellsOthers === true && path[0] === "repository" && path.length > 1 && path[1] !== "list";

/** The page at the cursor, as large as the host can answer in time; at last one item without its inner lists. */
async function fitting(
  client: GithubClient,
  { list, request, cursor, size, count }: Wanted,
): Promise<{ answer: GraphqlAnswer; size: number; isWhole: boolean }> {
  const { owner, name } = repositoryOf(request.scope);
  const ask = (most: number, whole: boolean) => {
    const first = betweenOf(cursor, most);
    const last = list.countOf === undefined ? 0 : endsOf(cursor, first, count);
    return client.graphql(
      list.query,
      {
        owner,
        name,
        first,
        after: cursor.after,
        ...(list.lists.length > 0 ? { whole } : {}),
        ...(list.tellsOthers === true ? { others: tells(list, cursor) } : {}),
        ...(list.countOf === undefined
          ? {}
          : { ends: last > 0, last: Math.max(1, last), before: cursor.tail?.before ?? null }),
        ...list.variables?.(client),
      },
      Math.max(1, Math.round((1 + (first + last) * list.lists.length) / 100)),
    );
  };
  for (let first: number | null = size; first !== null; first = smaller(first)) {
    try {
      return { answer: await ask(first, true), size: first, isWhole: true };
    } catch (error) {
      if (!(error instanceof HeavyPage)) throw error;
    }
  }
  return { answer: await ask(1, false), size: 1, isWhole: false };
}
