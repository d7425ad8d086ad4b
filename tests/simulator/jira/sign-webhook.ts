import { createHmac } from "node:crypto";
import { allFields } from "@/prisma/scenarios/hosts/jira/issue-view.ts";
import type { JiraState } from "@/prisma/scenarios/hosts/jira/jira-state.ts";
import type { JiraIssue } from "@/prisma/scenarios/organisation/jira-site.ts";

export type SignedWebhook = {
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes that were signed. */
  readonly body: string;
};

/** A message of an admin-made webhook: signed over its raw bytes, named by its identifier. */
export function signWebhook(secret: string, id: string, payload: object): SignedWebhook {
  const body = JSON.stringify(payload);
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return {
    body,
    headers: {
      "content-type": "application/json",
      "x-atlassian-webhook-identifier": id,
      "x-hub-signature": `sha256=${signature}`,
    },
  };
}

export type IssueEvent = "jira:issue_created" | "jira:issue_updated" | "jira:issue_deleted";

/** What Jira tells when an issue was made, changed or deleted. */
export const issueMessage = (state: JiraState, event: IssueEvent, issue: JiraIssue): object => ({
  timestamp: state.now(),
  webhookEvent: event,
  issue_event_type_name: event === "jira:issue_updated" ? "issue_generic" : event.replace("jira:", ""),
  issue: {
    id: issue.id,
    key: issue.key,
    self: `${state.root}/rest/api/2/issue/${issue.id}`,
    fields: allFields(state, issue),
  },
  matchedWebhookIds: [1],
});
