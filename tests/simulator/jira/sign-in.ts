import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { JiraState } from "@/prisma/scenarios/hosts/jira/jira-state.ts";

const Exchange = z.strictObject({
  grant_type: z.literal("refresh_token"),
  client_id: z.string(),
  client_secret: z.string(),
  refresh_token: z.string(),
});
export const CREDENTIALS = {
  email: "reader@example.com",
  apiToken: "api-token-of-the-simulator",
  pat: "personal-access-token-of-the-simulator",
  clientId: "client-of-the-simulator",
  clientSecret: "secret-of-the-simulator",
} as const;

export type SignIn = {
  /** The first refresh token, as a person's consent gives it. */
  readonly refreshToken: string;
  /** Whether a header opens the site; `path` is the whole path asked for. */
  accepts(authorization: string | undefined, path: string): boolean;
  exchange(body: unknown): { readonly status: number; readonly body: unknown };
  /** Takes every credential back. */
  revoke(): void;
  /** Ends the access tokens that are out, before their time. */
  expire(): void;
};

/** Refresh tokens are good once: one that comes again ends the whole family, as at the real service, and is a violation. */
export function makeSignIn(state: JiraState, accessSeconds: number): SignIn {
  const first = `refresh-${randomUUID()}`;
  let current: string | null = first;
  let isRevoked = false;
  let access = new Map<string, number>();
  const basic = `Basic ${Buffer.from(`${CREDENTIALS.email}:${CREDENTIALS.apiToken}`).toString("base64")}`;
  return {
    refreshToken: first,
    accepts(authorization, path) {
      if (isRevoked || authorization === undefined) return false;
      if (state.flavour === "server") return authorization === `Bearer ${CREDENTIALS.pat}`;
      const isForApps = path.startsWith(`/ex/jira/${state.site.cloudId}/`) || path.startsWith("/oauth/");
      if (!isForApps) return authorization === basic;
      const until = access.get(authorization.replace(/^Bearer /, ""));
      return until !== undefined && state.now() < until;
    },
    exchange(body) {
      const parsed = Exchange.safeParse(body);
      const isClient =
        parsed.success &&
        parsed.data.client_id === CREDENTIALS.clientId &&
        parsed.data.client_secret === CREDENTIALS.clientSecret;
      if (!parsed.success || !isClient) return { status: 401, body: { error: "access_denied" } };
      if (parsed.data.refresh_token !== current || isRevoked) {
        if (!isRevoked) state.violate("refresh-token-used-twice", "the family of tokens is ended");
        isRevoked = true;
        return {
          status: 403,
          body: { error: "invalid_grant", error_description: "Unknown or invalid refresh token." },
        };
      }
      current = `refresh-${randomUUID()}`;
      const token = `access-${randomUUID()}`;
      access.set(token, state.now() + accessSeconds * 1000);
      const grant = { access_token: token, refresh_token: current, expires_in: accessSeconds };
      return {
        status: 200,
        body: { ...grant, token_type: "Bearer", scope: "read:jira-work offline_access" },
      };
    },
    revoke: () => {
      isRevoked = true;
    },
    expire: () => {
      access = new Map();
    },
  };
}
