import type { RequestOptions } from "jira-client";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Answered } from "@/lib/model/budget.ts";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import { countObjects } from "./count-objects.ts";
import { readAnswer } from "./read-answer.ts";
import { isBurst, limitEnds, type Refusal, resetOf } from "./refusal.ts";

type Asked = {
  readonly answer: { readonly body: unknown } | { readonly refusal: Refusal };
  readonly at: Date;
  readonly points: number;
  readonly ms: number;
};

/**
 * One request, with leave of the planner for the site and for the endpoint: a refusal for a burst holds back that endpoint, any
 * other one the whole site. Points are one a request and one an object, as Jira counts them for apps.
 */
export async function askOnce(
  deps: ConnectorDeps,
  options: RequestOptions,
  about: { readonly path: string; readonly most: number; readonly signal: AbortSignal },
): Promise<Asked> {
  const endpoint = await deps.budget.take(`jira ${options.method} ${shapeOf(about.path)}`, 1);
  const whole = await giveBack(() => deps.budget.take("jira", 1 + about.most), endpoint, deps);
  const started = deps.now().getTime();
  const answered = { status: 0, ms: 0, points: 1 };
  let told: { readonly site: Answered; readonly endpoint: Answered } = { site: answered, endpoint: answered };
  try {
    const response = await deps.http(options.uri, {
      method: options.method,
      headers: headersOf(options),
      signal: about.signal,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    const text = await textOf(response);
    const answer = readAnswer(response.status, response.headers, text);
    const points = "body" in answer ? 1 + countObjects(answer.body) : 1;
    const ms = Math.max(0, deps.now().getTime() - started);
    // Traffic of API tokens has no hourly quota: what its headers count is a burst at one endpoint.
    const hasQuota = deps.auth !== "jira_token";
    told = tell(answer, response, { ms, points, hasQuota }, deps.now());
    return { answer, points, ms, at: clockOf(response, deps.now()) };
  } finally {
    const ms = Math.max(0, deps.now().getTime() - started);
    await endpoint.done({ ...told.endpoint, ms });
    await whole.done({ ...told.site, ms });
  }
}

/** What the planner learns of an answer, for the site and for the endpoint. */
function tell(
  answer: Asked["answer"],
  response: Response,
  { hasQuota, ...spent }: { readonly ms: number; readonly points: number; readonly hasQuota: boolean },
  now: Date,
): { readonly site: Answered; readonly endpoint: Answered } {
  const { status, headers } = response;
  const plain: Answered = { status, ...spent };
  const reset = resetOf({ reset: headers.get("x-ratelimit-reset") }, now);
  const allowance = numberIn(headers.get("x-ratelimit-limit"));
  const remaining = numberIn(headers.get("x-ratelimit-remaining"));
  const site: Answered = {
    ...plain,
    ...(allowance === null || !hasQuota ? {} : { allowance }),
    ...(remaining === null || !hasQuota ? {} : { remaining }),
    ...(reset === null || !hasQuota ? {} : { resetsAt: new Date(reset) }),
  };
  if ("body" in answer || status !== 429) return { site, endpoint: { ...plain, points: 1 } };
  const retryAfterSeconds = Math.ceil((limitEnds(answer.refusal, now).getTime() - now.getTime()) / 1000);
  const refused = { retryAfterSeconds, isTooFast: answer.refusal.reason?.includes("quota") !== true };
  // For the allowance of the whole site a burst at one endpoint was a request like any other.
  if (isBurst(answer.refusal)) return { site: { ...plain, status: 200 }, endpoint: { ...plain, ...refused } };
  return { site: { ...site, ...refused }, endpoint: { ...plain, status: 200 } };
}

async function giveBack<T>(
  take: () => Promise<T>,
  held: { done(answered: Answered): Promise<void> },
  deps: ConnectorDeps,
) {
  try {
    return await take();
  } catch (error) {
    await held.done({ status: 0, ms: 0, points: 0 });
    if (error instanceof SourceFailure) throw error;
    throw new SourceFailure("unreachable", `The allowance of ${deps.host} cannot be read`, {
      cause: error,
      fix: "Nothing needs to be done now: it is asked again by itself.",
    });
  }
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    if (error instanceof SourceFailure) throw error;
    throw new SourceFailure("malformed", "An answer of Jira broke off", {
      cause: error,
      fix: "Nothing needs to be done now: it is asked again by itself.",
    });
  }
}

function headersOf(options: RequestOptions): Record<string, string> {
  const { auth } = options;
  const basic = auth === undefined ? null : `${auth.user ?? ""}:${auth.pass ?? ""}`;
  return {
    accept: "application/json",
    ...(options.body === undefined ? {} : { "content-type": "application/json" }),
    ...(auth?.bearer
      ? { authorization: `Bearer ${auth.bearer}` }
      : basic === null
        ? {}
        : { authorization: `Basic ${Buffer.from(basic).toString("base64")}` }),
  };
}

/** Ids and numbers in a path are of no interest to a limit that holds for an endpoint. */
const shapeOf = (path: string): string => path.replaceAll(/\/(\d+|[A-Z][A-Z0-9_]*-\d+)(?=\/|$)/g, "/*");

const numberIn = (text: string | null): number | null =>
  text === null || !/^\d+$/.test(text.trim()) ? null : Number(text);

function clockOf(response: Response, now: Date): Date {
  const at = Date.parse(response.headers.get("date") ?? "");
  return Number.isNaN(at) ? now : new Date(at);
}
