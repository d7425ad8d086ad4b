import { beginConnect } from "@/app/api/connect/connect-state.ts";
import { openForSignIn } from "@/app/api/connect/open-for-sign-in.ts";
import { env } from "@/lib/core/env.ts";
import { JIRA_SCOPES } from "@/lib/settings/connections/jira-scopes.ts";

export const dynamic = "force-dynamic";

/** Sends a person to Atlassian, which asks them and sends them back with a code (OAuth 2.0, three-legged). */
export async function GET(request: Request): Promise<Response> {
  const head = await openForSignIn(new URL(request.url).searchParams.get("connection"), "jira_oauth");
  const state = await beginConnect(head.id);
  const { host, origin } = new URL(head.baseUrl);
  const service = /(^|\.)atlassian\.(net|com)$/.test(host) ? "https://auth.atlassian.com" : origin;
  const asked = new URLSearchParams({
    audience: "api.atlassian.com",
    client_id: head.jira?.clientId ?? "",
    scope: JIRA_SCOPES.join(" "),
    redirect_uri: `${env().APP_URL.replace(/\/+$/, "")}/api/connect/jira/done`,
    state,
    response_type: "code",
    prompt: "consent",
  });
  return new Response(null, { status: 303, headers: { location: `${service}/authorize?${asked}` } });
}
