import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { JiraState } from "@/prisma/scenarios/hosts/jira/jira-state.ts";

const CODE_MS = 600_000;
/** What a reader needs, in the words of the service. */
const NEEDED = ["read:jira-work", "read:jira-user", "manage:jira-webhook", "offline_access"];

const Client = { client_id: z.string(), client_secret: z.string() };
const Exchange = z.discriminatedUnion("grant_type", [
  z.strictObject({ grant_type: z.literal("refresh_token"), ...Client, refresh_token: z.string() }),
  z.strictObject({
    grant_type: z.literal("authorization_code"),
    ...Client,
    code: z.string(),
    redirect_uri: z.string(),
  }),
]);
const Asked = z.object({
  audience: z.literal("api.atlassian.com"),
  client_id: z.literal("client-of-the-simulator"),
  scope: z.string(),
  redirect_uri: z.url(),
  state: z.string().min(1),
  response_type: z.literal("code"),
  prompt: z.literal("consent"),
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
  /** Where the page of consent sends a browser back to, once its person agreed or did not; null: nothing that it would ask. */
  consent(asked: URLSearchParams): string | null;
  /** What the person answers from now on. */
  answer(isYes: boolean): void;
  /** Whether the app has a permission. */
  has(scope: string): boolean;
  /** Takes a permission from the app, or gives it again. */
  withhold(scope: string, isWithheld: boolean): void;
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
  let isYes = true;
  const withheld = new Set<string>();
  const codes = new Map<string, { readonly until: number; readonly redirect: string }>();
  let access = new Map<string, number>();
  const basic = `Basic ${Buffer.from(`${CREDENTIALS.email}:${CREDENTIALS.apiToken}`).toString("base64")}`;
  const refused = (error: string, error_description: string) => ({
    status: 403,
    body: { error, error_description },
  });
  const granted = () => {
    current = `refresh-${randomUUID()}`;
    const token = `access-${randomUUID()}`;
    access.set(token, state.now() + accessSeconds * 1000);
    const grant = { access_token: token, refresh_token: current, expires_in: accessSeconds };
    return { status: 200, body: { ...grant, token_type: "Bearer", scope: "read:jira-work offline_access" } };
  };
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
      if (parsed.data.grant_type === "authorization_code") {
        const { code, redirect_uri } = parsed.data;
        const known = codes.get(code);
        codes.delete(code);
        if (known === undefined || state.now() >= known.until || known.redirect !== redirect_uri)
          return refused("invalid_grant", "authorization_code is invalid");
        isRevoked = false;
        return granted();
      }
      if (parsed.data.refresh_token === current && !isRevoked) return granted();
      if (!isRevoked) state.violate("refresh-token-used-twice", "the family of tokens is ended");
      isRevoked = true;
      return refused("invalid_grant", "Unknown or invalid refresh token.");
    },
    consent(asked) {
      const read = Asked.safeParse(Object.fromEntries(asked));
      const scopes = read.success ? read.data.scope.split(" ") : [];
      if (
        !read.success ||
        NEEDED.some((one) => !scopes.includes(one)) ||
        scopes.some((one) => /^(write|manage:jira-(project|conf))/.test(one))
      ) {
        state.violate("bad-authorize", read.success ? `scopes: ${read.data.scope}` : read.error.message);
        return null;
      }
      const target = new URL(read.data.redirect_uri);
      target.searchParams.set("state", read.data.state);
      if (isYes) {
        const code = randomUUID();
        codes.set(code, { until: state.now() + CODE_MS, redirect: read.data.redirect_uri });
        target.searchParams.set("code", code);
      } else {
        target.searchParams.set("error", "access_denied");
        target.searchParams.set("error_description", "User did not authorize the request");
      }
      return target.href;
    },
    has: (scope) => !withheld.has(scope),
    withhold: (scope, isWithheld) => void (isWithheld ? withheld.add(scope) : withheld.delete(scope)),
    answer: (yes) => {
      isYes = yes;
    },
    revoke: () => {
      isRevoked = true;
    },
    expire: () => {
      access = new Map();
    },
  };
}
