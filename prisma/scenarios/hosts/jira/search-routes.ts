import { z } from "zod";
import type { JiraIssue } from "../../organisation/jira-site.ts";
import { allFields, historyView } from "./issue-view.ts";
import { JiraRefusal, type JiraState } from "./jira-state.ts";
import { runJql } from "./jql.ts";

const DAY_MS = 86_400_000;
const CloudBody = z.strictObject({
  jql: z.string(),
  fields: z.array(z.string()).default(["id"]),
  maxResults: z.number().int().min(0).default(50),
  nextPageToken: z.string().optional(),
  expand: z.string().optional(),
});
const ServerBody = z.strictObject({
  jql: z.string(),
  fields: z.array(z.string()).optional(),
  startAt: z.number().int().min(0).default(0),
  maxResults: z.number().int().min(0).default(50),
  expand: z.array(z.string()).default([]),
  validateQuery: z.boolean().optional(),
});
const Token = z.tuple([z.string(), z.number(), z.number()]);

/** An issue as a search shows it: the fields that were asked for, and the changelog where it was. */
export function issueView(
  state: JiraState,
  issue: JiraIssue,
  fields: readonly string[],
  hasChangelog: boolean,
) {
  const all = allFields(state, issue);
  const wanted = fields.includes("*all")
    ? Object.keys(all)
    : fields.filter((field) => Object.hasOwn(all, field));
  const shown = issue.histories.slice(-state.historiesShown);
  return {
    id: issue.id,
    key: issue.key,
    self: `${state.root}/rest/api/${state.flavour === "cloud" ? 3 : 2}/issue/${issue.id}`,
    ...(wanted.length === 0
      ? {}
      : { fields: Object.fromEntries(wanted.map((field) => [field, all[field]])) }),
    ...(hasChangelog
      ? {
          changelog: {
            startAt: 0,
            maxResults: shown.length,
            total: issue.histories.length,
            histories: shown.map((history) => historyView(state, history, false)),
          },
        }
      : {}),
  };
}

/** The search of Cloud: pages by a token that is good for seven days and for the same query. No total. */
export function searchJql(state: JiraState, body: unknown) {
  const parsed = CloudBody.safeParse(body);
  if (!parsed.success)
    throw new JiraRefusal(400, "Invalid request payload. Refer to the REST API documentation.");
  const { jql, fields, maxResults, nextPageToken } = parsed.data;
  const offset = nextPageToken === undefined ? 0 : offsetIn(state, nextPageToken, jql);
  const found = runJql(state, jql);
  const hasFields = fields.some((field) => field !== "id" && field !== "key");
  const size = Math.min(Math.max(1, maxResults), hasFields ? 100 : 5_000, state.pageCap);
  const page = found.slice(offset, offset + size);
  const next = offset + page.length;
  const isLast = next >= found.length;
  return {
    issues: page.map((issue) => issueView(state, issue, fields, false)),
    ...(isLast
      ? {}
      : { nextPageToken: Buffer.from(JSON.stringify([jql, next, state.now()])).toString("base64url") }),
    isLast,
  };
}

function offsetIn(state: JiraState, token: string, jql: string): number {
  const parsed = z
    .string()
    .transform((text) => toJson(Buffer.from(text, "base64url").toString()))
    .pipe(Token)
    .safeParse(token);
  const isGood = parsed.success && parsed.data[0] === jql && state.now() - parsed.data[2] < 7 * DAY_MS;
  if (!parsed.success || !isGood)
    throw new JiraRefusal(400, "The provided next page token is invalid or expired.");
  return parsed.data[1];
}

function toJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

/** The search of Data Center: pages by offset, with a total, fifty changelogs at a time. */
export function search(state: JiraState, body: unknown) {
  const parsed = ServerBody.safeParse(body);
  if (!parsed.success) throw new JiraRefusal(400, "Invalid request payload.");
  const { jql, startAt, maxResults, expand } = parsed.data;
  const found = runJql(state, jql);
  const page = found.slice(startAt, startAt + Math.min(maxResults, 1_000, state.pageCap));
  const fields = parsed.data.fields ?? ["*all"];
  return {
    startAt,
    maxResults,
    total: found.length,
    issues: page.map((issue) => issueView(state, issue, fields, expand.includes("changelog"))),
  };
}

const CountBody = z.strictObject({ jql: z.string() });
export function approximateCount(state: JiraState, body: unknown) {
  const parsed = CountBody.safeParse(body);
  if (!parsed.success) throw new JiraRefusal(400, "Invalid request payload.");
  return { count: runJql(state, parsed.data.jql).length };
}

const BulkBody = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1).max(1_000),
  fieldIds: z.array(z.string()).max(10).optional(),
  maxResults: z.number().int().min(1).max(10_000).default(1_000),
  nextPageToken: z.string().optional(),
});

/** Histories of many issues, in the order of the issues, cut into pages by the number of entries. */
export function bulkChangelogs(state: JiraState, body: unknown, issues: ReadonlyMap<string, JiraIssue>) {
  const parsed = BulkBody.safeParse(body);
  if (!parsed.success) throw new JiraRefusal(400, "Invalid request payload.");
  const { issueIdsOrKeys, fieldIds, maxResults, nextPageToken } = parsed.data;
  const offset = nextPageToken === undefined ? 0 : Number(nextPageToken);
  const isWanted = (fieldId: string) => fieldIds === undefined || fieldIds.includes(fieldId);
  const entries = issueIdsOrKeys.flatMap((id) => {
    const issue = issues.get(id);
    if (issue === undefined || issue.isDeleted || state.hidden.has(issue.project)) return [];
    const histories = issue.histories.filter((history) =>
      history.items.some((item) => isWanted(item.fieldId)),
    );
    return histories.map((history) => ({ issue: issue.id, history }));
  });
  const page = entries.slice(offset, offset + maxResults);
  const ids = [...new Set(page.map((entry) => entry.issue))];
  const next = offset + page.length;
  return {
    issueChangeLogs: ids.map((issueId) => ({
      issueId,
      changeHistories: page
        .filter((entry) => entry.issue === issueId)
        .map((entry) => historyView(state, entry.history, true)),
    })),
    nextPageToken: next < entries.length ? String(next) : null,
  };
}
