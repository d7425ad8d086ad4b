import { beginConnect } from "@/app/api/connect/connect-state.ts";
import { openForSignIn } from "@/app/api/connect/open-for-sign-in.ts";
import { env } from "@/lib/core/env.ts";

export const dynamic = "force-dynamic";

const SCOPES =
  "read:jira-work read:jira-user read:board-scope:jira-software read:sprint:jira-software read:epic:jira-software read:issue-details:jira read:jql:jira read:project:jira manage:jira-webhook offline_access";

/** Sends a person to Atlassian, which asks them and sends them back with a code (OAuth 2.0, three-legged). */
export async function GET(request: Request): Promise<Response> {
  const head = await openForSignIn(new URL(request.url).searchParams.get("connection"), "jira_oauth");
  const state = await beginConnect(head.id);
  const { host, origin } = new URL(head.baseUrl);
  const service = /(^|\.)atlassian\.(net|com)$/.test(host) ? "https://auth.atlassian.com" : origin;
  const asked = new URLSearchParams({
    audience: "api.atlassian.com",
    client_id: head.jira?.clientId ?? "",
    scope: SCOPES,
    redirect_uri: `${env().APP_URL.replace(/\/+$/, "")}/api/connect/jira/done`,
    state,
    response_type: "code",
    prompt: "consent",
  });
  return new Response(null, { status: 303, headers: { location: `${service}/authorize?${asked}` } });
}
