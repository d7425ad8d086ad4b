import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { GithubSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps, PageRequest, Stream, StreamPage } from "@/lib/model/connector.ts";
import { type GithubClient, openClient, type RestAnswer } from "../client.ts";
import { RAW } from "../raw-kinds.ts";
import { rawRecord } from "./stream-tools.ts";

const PAGE = 100;
const Row = z.record(z.string(), z.unknown());
const Listed = z.union([
  z.array(Row),
  z.object({ repositories: z.array(Row) }).transform((page) => page.repositories),
]);
const Cursor = z.object({ list: z.number().int().nonnegative(), page: z.number().int().positive() });

/** The repositories that the credential can see, and those that the settings name. */
export const repositories = (deps: ConnectorDeps): Stream => ({
  name: "repositories",
  per: "connection",
  rank: 0,
  everySeconds: 3_600,
  resource: "rest",
  readPage: (request) => readPage(deps, request),
});

async function readPage(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const client = openClient(deps, request.signal);
  const kept = Cursor.safeParse(request.cursor);
  const cursor = kept.success ? kept.data : { list: 0, page: 1 };
  const lists = listsOf(deps);
  const path = lists[cursor.list] ?? "/user/repos";
  const { answer, gap } = await readList(client, path, cursor.page, cursor.list === 0);
  const isOne = path.startsWith("/repos/");
  const rows = answer === null ? [] : isOne ? [Row.parse(answer.data)] : Listed.parse(answer.data);
  const hasMore = answer !== null && answer.next !== null && rows.length > 0;
  const isLast = !hasMore && cursor.list + 1 >= lists.length;
  return {
    records: rows.map((row) => rawRecord(deps, RAW.repository, row.id, { item: row })),
    cursor: isLast
      ? null
      : hasMore
        ? { ...cursor, page: cursor.page + 1 }
        : { list: cursor.list + 1, page: 1 },
    isLast,
    isComplete: isLast,
    gaps: gap === null ? [] : [{ kind: RAW.repository, externalId: null, reason: gap }],
    spent: client.meter.spent,
    covered: null,
    total: null,
    pageSize: PAGE,
  };
}

/** What is read: the installation's list, or the person's; then what the settings name outside of it. */
function listsOf(deps: ConnectorDeps): string[] {
  if (deps.auth === "github_app") return ["/installation/repositories"];
  const { include } = GithubSettings.parse(deps.settings);
  const named = include.flatMap((pattern) => {
    const [owner = "", name = ""] = pattern.split("/");
    if (owner === "" || owner.includes("*")) return [];
    return [name === "" || name.includes("*") ? `/orgs/${owner}/repos` : `/repos/${owner}/${name}`];
  });
  return ["/user/repos", ...new Set(named)];
}

/** A list beyond the first that is gone or refused is a gap, and the others go on. */
async function readList(
  client: GithubClient,
  path: string,
  page: number,
  isFirst: boolean,
): Promise<{ answer: RestAnswer | null; gap: string | null }> {
  const query = { per_page: PAGE, page };
  const lost = (error: unknown): SourceFailure => {
    if (error instanceof SourceFailure && (error.kind === "lost" || error.kind === "permission"))
      return error;
    throw error;
  };
  try {
    return { answer: await client.rest(path, query), gap: null };
  } catch (error) {
    const failure = lost(error);
    if (isFirst) throw failure;
    if (!path.startsWith("/orgs/")) return { answer: null, gap: failure.message };
    const asPerson = path.replace("/orgs/", "/users/");
    return client.rest(asPerson, query).then(
      (answer) => ({ answer, gap: null }),
      (second: unknown) => ({ answer: null, gap: lost(second).message }),
    );
  }
}
