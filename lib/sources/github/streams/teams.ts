import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, PageRequest, Stream, StreamPage } from "@/lib/model/connector.ts";
import { type GithubClient, openClient } from "../client.ts";
import { MEMBERS_OF_ORGANISATION, TEAM_FRAGMENTS, TEAM_LISTS, TEAMS } from "../queries/teams.ts";
import { RAW } from "../raw-kinds.ts";
import { Connection } from "./connection.ts";
import { finishLists } from "./finish-lists.ts";
import { gapsOf } from "./gaps-of.ts";
import { organisationsOf } from "./organisations.ts";
import { rawRecord } from "./stream-tools.ts";

const PAGE = 50;
const Cursor = z.object({
  organisations: z.array(z.string()),
  at: z.number().int().nonnegative(),
  list: z.enum(["teams", "members"]),
  after: z.string().nullable(),
});
type Cursor = z.output<typeof Cursor>;
const Answer = z.object({
  organization: z.object({ databaseId: z.number().nullish(), login: z.string(), list: Connection }),
});

/** Teams with who is in them, and the members of the organisations. Always read whole: who is missing has left. */
export const teams = (deps: ConnectorDeps): Stream => ({
  name: "teams",
  per: "connection",
  rank: 1,
  everySeconds: 21_600,
  resource: "graphql",
  readPage: (request) => readPage(deps, request),
});

async function readPage(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const client = openClient(deps, request.signal);
  const kept = Cursor.safeParse(request.cursor);
  const cursor: Cursor = kept.success
    ? kept.data
    : { organisations: await organisationsOf(client, deps), at: 0, list: "teams", after: null };
  const login = cursor.organisations[cursor.at];
  const read = login === undefined ? null : await readList(client, deps, login, cursor);
  const next = read?.next ?? null;
  const following: Cursor =
    next !== null
      ? { ...cursor, after: next }
      : cursor.list === "teams"
        ? { ...cursor, list: "members", after: null }
        : { ...cursor, list: "teams", after: null, at: cursor.at + 1 };
  const isLast = following.at >= cursor.organisations.length;
  return {
    records: read?.records ?? [],
    cursor: isLast ? null : following,
    isLast,
    isComplete: isLast,
    gaps: read?.gaps ?? [],
    spent: client.meter.spent,
    covered: null,
    total: null,
    pageSize: PAGE,
  };
}

/** One page of one organisation. What may not be seen is a gap. */
async function readList(client: GithubClient, deps: ConnectorDeps, login: string, cursor: Cursor) {
  const isTeams = cursor.list === "teams";
  const kind = isTeams ? RAW.team : RAW.member;
  const variables = { login, first: isTeams ? PAGE : 100, after: cursor.after };
  const answer = await client
    .graphql(isTeams ? TEAMS : MEMBERS_OF_ORGANISATION, variables)
    .catch((error: unknown) => {
      if (error instanceof SourceFailure && (error.kind === "lost" || error.kind === "permission"))
        return error;
      throw error;
    });
  if (answer instanceof SourceFailure)
    return { records: [], next: null, gaps: [{ kind, externalId: login, reason: answer.message }] };
  const { list } = Answer.parse(answer.data).organization;
  const nodes = list.nodes ?? [];
  const items = nodes.filter((node) => node !== null);
  const finished = await finishLists(client, items, {
    type: "Team",
    lists: isTeams ? TEAM_LISTS : [],
    fragments: TEAM_FRAGMENTS,
  });
  const next = list.pageInfo?.hasNextPage === true ? (list.pageInfo.endCursor ?? null) : null;
  const isLooping = next !== null && next === cursor.after;
  return {
    records: finished.map(({ item, unread }) =>
      rawRecord(deps, kind, item.databaseId, { organisation: login, unread, node: item }),
    ),
    next: isLooping ? null : next,
    gaps: gapsOf(kind, { errors: answer.errors, withheld: nodes.length - items.length, isLooping }),
  };
}
