import { z } from "zod";
import { JiraSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps, PageRequest, StreamPage } from "@/lib/model/connector.ts";
import { openClient } from "./client.ts";
import { condenseComments } from "./comment-facts.ts";
import { condenseDescription } from "./description-facts.ts";
import { fieldIds } from "./field-map.ts";
import { findParents } from "./find-parents.ts";
import { type Passes, readPass, resumePasses } from "./issue-passes.ts";
import { projectId, recordId } from "./project-id.ts";
import { withSmallerPages } from "./with-smaller-pages.ts";

const LARGEST = 100;
/** What is asked of every issue. No environment and no attachments: nothing of theirs is used. */
const FIELDS = [
  "summary",
  "created",
  "updated",
  "project",
  "issuetype",
  "status",
  "statuscategorychangedate",
  "priority",
  "resolution",
  "resolutiondate",
  "duedate",
  "assignee",
  "reporter",
  "labels",
  "components",
  "fixVersions",
  "issuelinks",
  "parent",
  "comment",
  "description",
] as const;

const WithFields = z.looseObject({
  fields: z.looseObject({ comment: z.unknown().optional(), description: z.unknown().optional() }),
});

/** One page of a project's issues, as they were said but for the texts of comments and descriptions, which are not kept. */
export async function readIssues(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const settings = JiraSettings.parse(deps.settings ?? {});
  const client = await openClient(deps, request.signal);
  const project = projectId(request.scope);
  const resumed = await resumePasses(client, request.cursor, project, settings, request.now);
  const { map } = resumed.passes.setup;
  const what = `the issues of ${request.scope.name}`;
  const fields = [...FIELDS, ...fieldIds(map)];
  const { page, size } = await withSmallerPages(request.pageSize, LARGEST, (pageSize) =>
    readPass(client, resumed.passes, { what, fields, expand: [], size: pageSize, project }, settings.jql),
  );
  const issues = page.issues.map(withoutTexts);
  const parents = await findParents(client, issues, map);
  return {
    records: issues.map((issue) => ({
      kind: "jira.issue",
      externalId: recordId(deps.host, issue),
      payload: { issue, map, parents: parents.of(issue) },
    })),
    cursor: page.passes satisfies Passes,
    isLast: page.isLast,
    isComplete: page.passes.isComplete,
    gaps: resumed.gaps,
    spent: client.spent(),
    covered: spanOf(page.updated),
    total: page.passes.total,
    pageSize: size,
  };
}

/** From the oldest to the newest; null for none. */
export function spanOf(times: readonly Date[]): StreamPage["covered"] {
  if (times.length === 0) return null;
  const ordered = times.map(Number).toSorted((a, b) => a - b);
  return { from: new Date(ordered[0] ?? 0), to: new Date(ordered.at(-1) ?? 0) };
}

function withoutTexts(issue: unknown): unknown {
  const parsed = WithFields.safeParse(issue);
  if (!parsed.success) return issue;
  return {
    ...parsed.data,
    fields: {
      ...parsed.data.fields,
      comment: condenseComments(parsed.data.fields.comment),
      description: condenseDescription(parsed.data.fields.description),
    },
  };
}
