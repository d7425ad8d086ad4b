import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";

/** An answer that is no result, as a plain object: the client turns what is thrown at it into JSON and keeps nothing else. */
export const Refusal = z.object({
  status: z.number(),
  retryAfter: z.string().nullable(),
  reset: z.string().nullable(),
  reason: z.string().nullable(),
  isLoginPage: z.boolean(),
  isRefusedLogin: z.boolean(),
  messages: z.array(z.string()),
});
export type Refusal = z.output<typeof Refusal>;

const LONGEST_WAIT_MS = 3_600_000;
const SHORTEST_WAIT_MS = 1_000;

/** Whether the refusal is about one endpoint only: the rest of the site may be asked on. */
export const isBurst = (refusal: Refusal): boolean =>
  refusal.status === 429 && /burst|per-issue/.test(refusal.reason ?? "");

/** Whether an app was let in and lacks the permission for what it asked. */
export const lacksScope = (refusal: Refusal): boolean =>
  (refusal.status === 401 || refusal.status === 403) &&
  refusal.messages.some((said) => /scope does not match/i.test(said));

/**
 * When a refusal for speed ends: as `Retry-After` says (seconds, or a date), else the reset of the allowance, else for a spent
 * quota the next full hour and for anything else a minute. Never in the past, never more than an hour away.
 */
export function limitEnds(refusal: Refusal, now: Date): Date {
  const isQuota = refusal.reason?.includes("quota") === true;
  const hour = Math.floor(now.getTime() / LONGEST_WAIT_MS + 1) * LONGEST_WAIT_MS;
  const told =
    timeOf(refusal.retryAfter, now) ?? (isQuota || refusal.reason === null ? resetOf(refusal, now) : null);
  const until = told ?? (isQuota ? hour : now.getTime() + 60_000);
  const bounded = Math.min(
    Math.max(until, now.getTime() + SHORTEST_WAIT_MS),
    now.getTime() + LONGEST_WAIT_MS,
  );
  return new Date(bounded);
}

function timeOf(text: string | null, now: Date): number | null {
  if (text === null || text.trim() === "") return null;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return seconds < 0 ? null : now.getTime() + seconds * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** The reset is an ISO text or seconds since 1970; one in the past says nothing. */
export function resetOf({ reset }: Pick<Refusal, "reset">, now: Date): number | null {
  if (reset === null || reset.trim() === "") return null;
  const at = /^\d+$/.test(reset.trim()) ? Number(reset) * 1000 : Date.parse(reset);
  return Number.isNaN(at) || at <= now.getTime() ? null : at;
}

/** What a refusal means for people. `what` says in plain words what was asked for. */
export function failureOf(refusal: Refusal, what: string, now: Date, isCloud: boolean): SourceFailure {
  const { status } = refusal;
  const fail = (
    kind: ConstructorParameters<typeof SourceFailure>[0],
    message: string,
    fix: string,
    until?: Date,
  ) => new SourceFailure(kind, message, until === undefined ? { fix } : { fix, until });
  const newToken = isCloud
    ? "Make a new API token at id.atlassian.com, or sign in to Jira again, and store it in this connection."
    : "Make a new personal access token in your Jira profile and store it in this connection.";
  if (lacksScope(refusal)) {
    const fix =
      "Test the connection: the test names the permission. Give it to the app in Atlassian's developer console, then sign in to Jira again from this connection.";
    return fail("permission", `The app's permission does not reach ${what}`, fix);
  }
  if (status === 401 || refusal.isRefusedLogin) {
    return fail(
      "credential",
      "Jira does not accept the credential any more: it expired or was taken back",
      newToken,
    );
  }
  if (refusal.isLoginPage) {
    const fix = `Check the address of this connection, its path included (such as /jira). If it is right: ${newToken}`;
    return fail("credential", "Jira answered with its login page instead of data", fix);
  }
  if (status === 429) {
    const until = limitEnds(refusal, now);
    const place = isBurst(refusal) ? what : "this site";
    const fix = "Nothing needs to be done: reading goes on by itself at that time.";
    return fail("limited", `Jira lets us read ${place} again from ${until.toISOString()}`, fix, until);
  }
  if (status === 403) {
    return fail(
      "permission",
      `Jira refuses to show ${what}`,
      "Give the account of this connection the right to browse it.",
    );
  }
  if (status === 410) {
    const fix = "Connect it as Jira Cloud, with an e-mail address and an API token.";
    return fail("unsupported", "This address belongs to a Jira Cloud that no longer has the old search", fix);
  }
  const hidesProject =
    status === 400 && refusal.messages.some((said) => /not exist for the field 'project'/i.test(said));
  if (status === 404 || hidesProject) {
    return fail(
      "lost",
      `Jira does not know ${what}, or hides it`,
      "Check that it still exists and that the account of this connection may see it.",
    );
  }
  if (status >= 500 || status === 408) {
    return fail(
      "unreachable",
      `Jira had a fault of its own (${status})`,
      "Nothing needs to be done now: it is asked again by itself.",
    );
  }
  if (status >= 300 && status < 400) {
    return fail(
      "unsupported",
      "Jira is reached under another address",
      "Write the address that the browser shows after Jira has opened.",
    );
  }
  if (status === 200) {
    return fail(
      "malformed",
      `Jira's answer about ${what} cannot be read`,
      "It is asked again by itself. If it stays, check that no proxy changes the answers.",
    );
  }
  const said = refusal.messages[0];
  const message = `Jira does not take the question for ${what}${said === undefined ? "" : `: ${said}`}`;
  return fail("unsupported", message, "Correct the query or the fields in the settings of this connection.");
}
