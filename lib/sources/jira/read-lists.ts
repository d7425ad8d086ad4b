import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, PageRequest, StreamPage } from "@/lib/model/connector.ts";
import { type Client, openClient } from "./client.ts";
import { EMPTY_PAGE } from "./empty-page.ts";
import { recordId } from "./project-id.ts";

const Rows = z.array(z.unknown());
const Paged = z.looseObject({
  values: z.array(z.unknown()),
  isLast: z.boolean().optional(),
  total: z.number().optional(),
});
const Offset = z.object({ startAt: z.number().int().nonnegative() });
const PROJECTS_A_PAGE = 50;

/** The projects that the account can see: in pages on Cloud, all at once on Data Center. */
export async function readProjects(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const client = await openClient(deps, request.signal);
  const what = "the projects";
  if (!client.site.isCloud) return wholeList(deps, client, { path: "/project", kind: "jira.project", what });
  const offset = Offset.safeParse(request.cursor);
  const startAt = offset.success ? offset.data.startAt : 0;
  const query = { startAt, maxResults: PROJECTS_A_PAGE, orderBy: "key" };
  const { body } = await client.get({ path: "/project/search", query, what, most: PROJECTS_A_PAGE });
  const page = Paged.safeParse(body);
  if (!page.success) throw unreadable(what);
  const { values, isLast, total } = page.data;
  const read = startAt + values.length;
  const isDone = values.length === 0 || isLast === true || (total !== undefined && read >= total);
  return {
    ...EMPTY_PAGE,
    records: values.map((row) => ({
      kind: "jira.project",
      externalId: recordId(deps.host, row),
      payload: row,
    })),
    // Null, so that the next run knows that it has all of the list, and what is not on it is gone.
    cursor: isDone ? null : { startAt: read },
    isLast: isDone,
    isComplete: isDone,
    spent: client.spent(),
    total: total ?? null,
  };
}

export async function readStatuses(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const client = await openClient(deps, request.signal);
  return wholeList(deps, client, { path: "/status", kind: "jira.status", what: "the statuses" });
}

/** The site's fields and issue types, for people to choose from. */
export async function readFields(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const client = await openClient(deps, request.signal);
  const fields = await wholeList(deps, client, { path: "/field", kind: "jira.field", what: "the fields" });
  const types = await wholeList(deps, client, {
    path: "/issuetype",
    kind: "jira.issue_type",
    what: "the issue types",
  });
  return { ...types, records: [...fields.records, ...types.records], total: null };
}

type List = { readonly path: string; readonly kind: string; readonly what: string };

async function wholeList(
  deps: ConnectorDeps,
  client: Client,
  { path, kind, what }: List,
): Promise<StreamPage> {
  const { body } = await client.get({ path, what, most: 100 });
  const rows = Rows.safeParse(body);
  if (!rows.success) throw unreadable(what);
  return {
    ...EMPTY_PAGE,
    records: rows.data.map((row) => ({ kind, externalId: recordId(deps.host, row), payload: row })),
    spent: client.spent(),
    total: rows.data.length,
  };
}

const unreadable = (what: string): SourceFailure =>
  new SourceFailure("malformed", `Jira's answer about ${what} cannot be read`, {
    fix: "It is asked again by itself. If it stays, check that no proxy changes the answers.",
  });
