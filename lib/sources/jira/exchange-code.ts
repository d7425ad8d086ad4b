import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { type ConnectionSecrets, JiraSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import { siteOf } from "./site.ts";

const Grant = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});

/** Exchanges the code that a person's browser brought back for tokens (OAuth 2.0, three-legged). Throws `SourceFailure`. */
export async function exchangeCode(
  deps: ConnectorDeps,
  signal: AbortSignal,
): Promise<Partial<ConnectionSecrets>> {
  const { clientId } = JiraSettings.parse(deps.settings ?? {});
  const { code, clientSecret, redirectUrl } = deps.secrets;
  const response = await deps.http(siteOf(deps.baseUrl, deps.auth, null).tokenUrl, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({
      grant_type: "authorization_code",
      client_id: clientId,
      client_secret: clientSecret,
      code,
      redirect_uri: redirectUrl,
    }),
    signal,
  });
  if (response.status >= 500 || response.status === 429)
    throw new SourceFailure("unreachable", "Atlassian's sign-in service did not answer as it should", {
      fix: "Test again in a minute.",
    });
  const grant = Grant.safeParse(response.ok ? await response.json().catch(() => null) : null);
  if (!grant.success)
    throw new SourceFailure("credential", "Jira did not give this app its permission", {
      fix: "Check the client id, its secret and the callback address, then sign in to Jira again from this page.",
    });
  return {
    accessToken: grant.data.access_token,
    refreshToken: grant.data.refresh_token,
    accessExpiresAt: Math.floor(deps.now().getTime() / 1000) + grant.data.expires_in,
  };
}
