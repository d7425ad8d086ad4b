import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Http } from "@/lib/model/connector.ts";
import { endpointsOf } from "./endpoints.ts";
import { parseBody } from "./parse-body.ts";

/** Those that the permissions below let an app see; rule sets would need more than reading what they say. */
const EVENTS = [
  "check_run",
  "deployment",
  "deployment_status",
  "discussion",
  "discussion_comment",
  "issue_comment",
  "issues",
  "member",
  "membership",
  "organization",
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
  "pull_request_review_thread",
  "push",
  "release",
  "repository",
  "team",
  "team_add",
  "workflow_run",
];
const READ = [
  "actions",
  "checks",
  "contents",
  "deployments",
  "discussions",
  "issues",
  "members",
  "metadata",
  "organization_projects",
  "pull_requests",
  "statuses",
];

/** The form that makes a GitHub App with exactly what is read and nothing that writes. Addresses are absolute. */
export const appManifest = (app: {
  readonly name: string;
  readonly url: string;
  readonly hookUrl: string;
  readonly redirectUrl: string;
  /** Where people are sent once they installed it, or changed what it may see. */
  readonly setupUrl: string;
}) => ({
  name: app.name,
  url: app.url,
  hook_attributes: { url: app.hookUrl, active: true },
  redirect_url: app.redirectUrl,
  setup_url: app.setupUrl,
  setup_on_update: true,
  public: false,
  default_permissions: Object.fromEntries(READ.map((name) => [name, "read"])),
  default_events: EVENTS,
});

const Converted = z.object({
  id: z.number(),
  slug: z.string(),
  pem: z.string(),
  webhook_secret: z.string().nullish(),
  html_url: z.string(),
});
export type NewApp = {
  readonly appId: string;
  readonly slug: string;
  readonly privateKey: string;
  readonly webhookSecret: string | null;
  readonly url: string;
};

/** Exchanges the code that GitHub gave after the form for the new app and its secrets; it works once, for an hour. */
export async function convertManifest(http: Http, baseUrl: string, code: string): Promise<NewApp> {
  if (!/^[\w-]{1,200}$/.test(code)) throw refused();
  const response = await http(`${endpointsOf(baseUrl).rest}/app-manifests/${code}/conversions`, {
    method: "POST",
    headers: { accept: "application/vnd.github+json", "user-agent": "assay" },
  });
  if (!response.ok) throw refused();
  const read = Converted.safeParse(parseBody(await response.text()));
  if (!read.success)
    throw new SourceFailure("malformed", "GitHub did not describe the new app", {
      fix: "Make the app again.",
    });
  const { id, slug, pem, webhook_secret: webhookSecret, html_url: url } = read.data;
  return { appId: String(id), slug, privateKey: pem, webhookSecret: webhookSecret ?? null, url };
}

const refused = () =>
  new SourceFailure("credential", "GitHub does not accept the code of the new app", {
    fix: "Make the app again: the code works once, for an hour.",
  });
