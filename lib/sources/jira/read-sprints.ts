import { z } from "zod";
import type { ConnectorDeps, PageRequest, StreamPage } from "@/lib/model/connector.ts";
import { agileList } from "./agile-list.ts";
import { type Client, openClient } from "./client.ts";
import { EMPTY_PAGE } from "./empty-page.ts";
import { projectId, recordId } from "./project-id.ts";
import { Board } from "./schema.ts";

/** Boards that are still to be asked, and how far the first of them has been read. */
const Cursor = z.object({ boards: z.array(z.string()).nullable(), startAt: z.number().int().nonnegative() });
const SIZE = 50;
const MOST_BOARDS = 500;

/** The sprints of a project's boards, a page of one board at a time. Boards without sprints are passed over. */
export async function readSprints(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const client = await openClient(deps, request.signal);
  const parsed = Cursor.safeParse(request.cursor);
  const startAt = parsed.success ? parsed.data.startAt : 0;
  const boards =
    (parsed.success ? parsed.data.boards : null) ??
    (await boardsOf(client, projectId(request.scope), request.scope.name));
  const [board, ...rest] = boards;
  if (board === undefined)
    return { ...EMPTY_PAGE, cursor: { boards: null, startAt: 0 }, spent: client.spent() };
  const query = { startAt, maxResults: SIZE };
  const page = await agileList(
    client,
    `/board/${board}/sprint`,
    query,
    `the sprints of ${request.scope.name}`,
  );
  const next = page?.next ?? null;
  const isLast = next === null && rest.length === 0;
  const cursor = next === null ? { boards: isLast ? null : rest, startAt: 0 } : { boards, startAt: next };
  return {
    ...EMPTY_PAGE,
    records: (page?.values ?? []).map((sprint) => ({
      kind: "jira.sprint",
      externalId: recordId(deps.host, sprint),
      payload: sprint,
    })),
    cursor,
    isLast,
    isComplete: isLast,
    spent: client.spent(),
  };
}

/** A kanban board has no sprints and answers the question with 400; boards of small teams may have some. */
async function boardsOf(client: Client, project: string, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  let startAt: number | null = 0;
  while (startAt !== null && found.length < MOST_BOARDS) {
    const query: { projectKeyOrId: string; startAt: number; maxResults: number } = {
      projectKeyOrId: project,
      startAt,
      maxResults: SIZE,
    };
    const page = await agileList(client, "/board", query, `the boards of ${name}`);
    for (const value of page?.values ?? []) {
      const board = Board.safeParse(value);
      if (board.success && board.data.type.toLowerCase() !== "kanban") found.push(board.data.id);
    }
    startAt = page?.next ?? null;
  }
  return found;
}
