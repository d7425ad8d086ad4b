import { z } from "zod";
import { JiraSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps, PageRequest, StreamPage } from "@/lib/model/connector.ts";
import { type Client, openClient } from "./client.ts";
import { condenseHistory } from "./condense-history.ts";
import { Passes, readPass, resumePasses } from "./issue-passes.ts";
import { type Entries, Pending, pendingOf, readPending } from "./pending-histories.ts";
import { projectId } from "./project-id.ts";
import { spanOf } from "./read-issues.ts";
import { withSmallerPages } from "./with-smaller-pages.ts";

const Cursor = z.object({ passes: Passes, pending: Pending.nullable(), isLast: z.boolean() });
/** Cloud gives ids by the hundreds and histories apart; Data Center gives histories with the issues. */
const LARGEST = { cloud: 100, server: 50 };
const LISTS_A_PAGE = 5;
const Listed = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  changelog: z.looseObject({ histories: z.array(z.unknown()), total: z.number().optional() }).optional(),
});

/** One page of the changelogs of a project's issues: those that were updated, whole, in the order of the issues' own stream. */
export async function readChangelogs(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const settings = JiraSettings.parse(deps.settings ?? {});
  const client = await openClient(deps, request.signal);
  const known = Cursor.safeParse(request.cursor);
  const pending = known.success ? known.data.pending : null;
  if (known.success && pending !== null) {
    const part = await readPending(client, pending);
    const cursor = { ...known.data, pending: part.next };
    const isLast = part.next === null && cursor.isLast;
    return {
      ...toPage(deps, cursor, part.found, client, isLast),
      gaps: part.gaps,
      pageSize: request.pageSize,
    };
  }
  return readListed(deps, client, request, known.success ? known.data.passes : null, settings);
}

async function readListed(
  deps: ConnectorDeps,
  client: Client,
  request: PageRequest,
  before: Passes | null,
  settings: JiraSettings,
): Promise<StreamPage> {
  const { isCloud } = client.site;
  const project = projectId(request.scope);
  const resumed = await resumePasses(client, before, project, settings, request.now);
  const what = `the histories of ${request.scope.name}`;
  const expand = isCloud ? [] : ["changelog"];
  const largest = isCloud ? LARGEST.cloud : LARGEST.server;
  let { passes } = resumed;
  const issues: unknown[] = [];
  const updated: Date[] = [];
  let size = request.pageSize;
  let isLast = false;
  // Cloud lists a hundred issues at a time and gives the histories of a thousand: some lists go before one request for those.
  for (let lists = 0; !isLast && lists < (isCloud ? LISTS_A_PAGE : 1); lists += 1) {
    const read = await withSmallerPages(size, largest, (pageSize) =>
      readPass(client, passes, { what, fields: ["updated"], expand, size: pageSize, project }, settings.jql),
    );
    issues.push(...read.page.issues);
    updated.push(...read.page.updated);
    ({ size } = read);
    ({ passes, isLast } = read.page);
  }
  const listed = issues.flatMap((issue) => {
    const parsed = Listed.safeParse(issue);
    return parsed.success ? [parsed.data] : [];
  });
  const told = listed.filter(({ changelog }) => isWhole(changelog));
  const rest = listed.filter(({ changelog }) => !isWhole(changelog)).map(({ id }) => id);
  const next = pendingOf([...new Set(rest)], isCloud ? "bulk" : "each");
  const cursor = { passes, pending: next, isLast };
  const found = told.map((issue) => ({ issue: issue.id, entries: issue.changelog?.histories ?? [] }));
  return {
    ...toPage(deps, cursor, found, client, isLast && next === null),
    gaps: resumed.gaps,
    covered: spanOf(updated),
    pageSize: size,
  };
}

/** A history that came with its issue is cut where the site limits it. */
const isWhole = (changelog: z.output<typeof Listed>["changelog"]): boolean =>
  changelog !== undefined && changelog.histories.length >= (changelog.total ?? 0);

function toPage(
  deps: ConnectorDeps,
  cursor: z.output<typeof Cursor>,
  found: readonly Entries[],
  client: Client,
  isLast: boolean,
): StreamPage {
  const { map } = cursor.passes.setup;
  return {
    records: found.flatMap(({ issue, entries }) =>
      entries
        .map((entry) => condenseHistory(deps.host, issue, entry, map))
        .filter((record) => record !== null),
    ),
    cursor,
    isLast,
    isComplete: cursor.passes.isComplete && cursor.pending === null,
    gaps: [],
    spent: client.spent(),
    covered: null,
    total: cursor.passes.total,
    pageSize: null,
  };
}
