import { SourceFailure } from "@/lib/core/source-failure.ts";
import { type Answer, isRefusedForSpeed, messageOf } from "./answered.ts";
import { HeavyPage } from "./heavy-page.ts";

export type Asked = { readonly what: string; readonly isGraphql: boolean; readonly now: Date };

const LONGEST_GUESS_SECONDS = 60;

/** What an answer of the host that is no result means, with what a person should do. */
export function failureOf(answer: Answer, asked: Asked): SourceFailure {
  const { status, headers } = answer;
  const message = messageOf(answer.data);
  const until = limitedUntil(answer, asked.now);
  if (until !== null)
    return new SourceFailure("limited", `GitHub lets us ask again at ${until.toISOString()}`, {
      until,
      fix: "Nothing is to be done: the reading goes on by itself.",
    });
  if (/\bsuspended\b/i.test(message))
    return failure(
      "credential",
      "The GitHub App installation is suspended",
      "Ask an owner of the organisation to unsuspend it.",
    );
  if (status === 401)
    return failure(
      "credential",
      "GitHub does not accept the credential",
      "Make a new token, or check the app's key, and enter it in the connection.",
    );
  if (headers["x-github-sso"] !== undefined)
    return failure(
      "permission",
      `The organisation wants single sign-on for this token (${asked.what})`,
      "In GitHub, open the settings of the token and authorise it for the organisation's single sign-on.",
    );
  if (status === 403)
    return failure(
      "permission",
      `GitHub refuses ${asked.what}`,
      "Give the app or the token the permission that the connection test names.",
    );
  if (status === 404 || status === 410 || status === 451)
    return failure(
      "lost",
      `${asked.what} is gone, or hidden from this credential`,
      "Check that it still exists and that the app or the token was given access to it.",
    );
  if (status >= 500)
    return asked.isGraphql
      ? new HeavyPage(`GitHub answered ${status}`)
      : failure("unreachable", `GitHub answered ${status}`, "It is asked again by itself.");
  return failure(
    "unsupported",
    `GitHub does not understand ${asked.what} (${status})`,
    "Check the address of the connection; the server may be too old.",
  );
}

const failure = (kind: SourceFailure["kind"], message: string, fix: string): SourceFailure =>
  new SourceFailure(kind, message, { fix });

/** Until when the host forbids to ask; null where the answer is about something else. */
function limitedUntil(answer: Answer, now: Date): Date | null {
  const { status, headers } = answer;
  if (status !== 403 && status !== 429) return null;
  const isEmpty =
    headers["x-ratelimit-remaining"] !== undefined && Number(headers["x-ratelimit-remaining"]) === 0;
  if (!isEmpty && !isRefusedForSpeed(answer)) return null;
  return nextAllowed(headers, now, isEmpty);
}

/** `retry-after` first; then the reset, if the hour is spent and it lies ahead; else a minute. */
export function nextAllowed(headers: Answer["headers"], now: Date, isEmpty: boolean): Date {
  const after = Number(headers["retry-after"]);
  if (headers["retry-after"] !== undefined && Number.isFinite(after))
    return new Date(now.getTime() + Math.max(1, after) * 1_000);
  const reset = new Date(Number(headers["x-ratelimit-reset"]) * 1_000);
  if (isEmpty && reset > now) return reset;
  return new Date(now.getTime() + LONGEST_GUESS_SECONDS * 1_000);
}
