import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, Gap, PageRequest, StreamPage } from "@/lib/model/connector.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";
import { agileList } from "./agile-list.ts";
import { type Client, openClient } from "./client.ts";
import { EMPTY_PAGE } from "./empty-page.ts";
import { projectId, recordId } from "./project-id.ts";

const Offset = z.object({ startAt: z.number().int().nonnegative() });
const BOARDS_A_PAGE = 10;
const WithId = z.looseObject({ id: z.union([z.string(), z.number()]).transform(String) });

/** The boards of a project with their columns. */
export async function readBoards(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const client = await openClient(deps, request.signal);
  const offset = Offset.safeParse(request.cursor);
  const startAt = offset.success ? offset.data.startAt : 0;
  const query = { projectKeyOrId: projectId(request.scope), startAt, maxResults: BOARDS_A_PAGE };
  const page = await agileList(client, "/board", query, `the boards of ${request.scope.name}`);
  if (page === null) {
    const reason = "This account sees no boards: Jira Software is missing, or the right to it";
    return { ...EMPTY_PAGE, gaps: [{ kind: "jira.board", externalId: null, reason }], spent: client.spent() };
  }
  const records: RawRecord[] = [];
  const gaps: Gap[] = [];
  for (const board of page.values) {
    const configuration = await configurationOf(client, board);
    const externalId = recordId(deps.host, board);
    records.push({ kind: "jira.board", externalId, payload: { board, configuration } });
    if (configuration === null)
      gaps.push({ kind: "jira.board", externalId, reason: "The columns of the board are hidden" });
  }
  return {
    ...EMPTY_PAGE,
    records,
    cursor: { startAt: page.next ?? 0 },
    isLast: page.next === null,
    isComplete: page.next === null,
    gaps,
    spent: client.spent(),
  };
}

async function configurationOf(client: Client, board: unknown): Promise<unknown> {
  const parsed = WithId.safeParse(board);
  if (!parsed.success) return null;
  try {
    const path = `/board/${parsed.data.id}/configuration`;
    return (await client.get({ path, isAgile: true, what: "the configuration of a board" })).body;
  } catch (error) {
    if (error instanceof SourceFailure && ["permission", "lost", "unsupported"].includes(error.kind))
      return null;
    throw error;
  }
}
