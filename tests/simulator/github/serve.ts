import type { IncomingMessage } from "node:http";
import { GraphqlBody, type graphqlOver } from "@/prisma/scenarios/hosts/github/graphql/answer-query.ts";
import type { Resource } from "@/prisma/scenarios/hosts/github/limits/allowance.ts";
import type { AppState } from "@/prisma/scenarios/hosts/github/rest/app-state.ts";
import { answerRest, byName, routeOf } from "@/prisma/scenarios/hosts/github/rest/router.ts";
import type { GithubState, Grant } from "@/prisma/scenarios/hosts/github/state.ts";
import type { Fault, FaultBook, FaultTarget } from "./faults.ts";
import { faultReply, limitHeaders, refusalReply } from "./refusals.ts";
import { etagOf, json, type Reply } from "./reply.ts";
import type { LoggedRequest } from "./request-log.ts";
import { spoil } from "./spoil.ts";

export type Serving = {
  readonly state: GithubState;
  readonly app: AppState;
  readonly faults: FaultBook;
  readonly graphql: ReturnType<typeof graphqlOver>;
  readonly log: { readonly push: (one: LoggedRequest) => void };
  /** Answers take their simulated time, and heavy pages too long; null: no time at all. */
  readonly msPerItem: number | null;
};

type Served = {
  readonly reply: Reply;
  readonly points: number;
  readonly ms: number;
  readonly items: number;
  readonly operation: string | null;
};
export type Outcome = { readonly reply: Reply; readonly fault: Fault | null };

const TIMEOUT_MS = 10_000;
const bad = json(401, {
  message: "Bad credentials",
  documentation_url: "https://docs.github.com/rest",
  status: "401",
});

/** Serves one request from its credentials to its answer, and books it. */
export async function serve(serving: Serving, request: IncomingMessage, body: string): Promise<Outcome> {
  const { state, log } = serving;
  const url = new URL(request.url ?? "/", state.root);
  const method = request.method ?? "GET";
  const path = byName(state, url.pathname.replace(/^\/api\/v3(?=\/|$)/, ""));
  const resource: Resource = /^(\/api)?\/graphql$/.test(url.pathname) ? "graphql" : "rest";
  const parsed = resource === "graphql" ? GraphqlBody.safeParse(parse(body)) : null;
  const query = parsed?.success ? parsed.data : null;
  const name =
    query === null
      ? null
      : (query.operationName ?? /(?:query|mutation)\s+(\w+)/.exec(query.query)?.[1] ?? null);
  const target: FaultTarget = {
    on: resource,
    path,
    operation: name,
    text: query === null ? "" : `${query.query}\n${JSON.stringify(query.variables)}`,
  };
  const at = state.clock.now();
  const token = tokenOf(request);
  const grant = token === null ? null : (state.grants.get(token) ?? null);
  const write = (served: Served): Reply => {
    const { reply, points, ms, items, operation } = served;
    log.push({ at, on: resource, method, path, operation, status: reply.status, points, ms, items, token });
    return reply;
  };
  const early = (reply: Reply): Outcome => ({
    reply: write({ reply, points: 0, ms: 0, items: 0, operation: name }),
    fault: null,
  });

  const found = resource === "graphql" ? null : routeOf(method, path);
  const needs = found?.route.needs ?? "token";
  if (needs === "app") {
    if (token === null || !isSigned(serving.app, token)) return early(bad);
  } else if (needs === "token" && (grant === null || !isGood(grant, at))) return early(bad);
  if (grant?.kind === "installation" && serving.app.isSuspended) {
    return early(
      json(403, {
        message: "This installation has been suspended",
        documentation_url: "https://docs.github.com/rest",
      }),
    );
  }
  const isFree = path === "/rate_limit" || grant === null;
  const refusal = isFree ? null : grant.allowance.admit(resource, at);
  if (refusal !== null && grant !== null)
    return early(refusalReply(refusal, resource, limitHeaders(grant.allowance, resource, at)));
  try {
    const fault = serving.faults.next(target);
    const instead = fault === null ? null : faultReply(fault, resource, grant?.allowance ?? null, at);
    if (instead !== null) {
      grant?.allowance.book(resource, { points: 1, burst: 1, ms: 0 }, at);
      return { reply: write({ reply: instead, points: 1, ms: 0, items: 0, operation: name }), fault: null };
    }
    if (resource === "rest" && found === null)
      return early(
        json(404, { message: "Not Found", documentation_url: "https://docs.github.com/rest", status: "404" }),
      );
    const served =
      found === null
        ? await serveGraphql(serving, grant, parsed?.success ? parsed.data : null, fault)
        : serveRest(serving, grant, { found, url, request, body });
    if (serving.msPerItem !== null) await state.clock.sleep(Math.min(served.ms, TIMEOUT_MS));
    const now = state.clock.now();
    const spoiled =
      fault === null ? served.reply : { ...served.reply, body: spoil(served.reply.body, fault) };
    if (!isFree && grant !== null) {
      const points = spoiled.status === 304 ? 0 : served.points;
      grant.allowance.book(
        resource,
        { points, burst: method === "POST" && resource === "rest" ? 5 : 1, ms: served.ms },
        now,
      );
    }
    const headers = grant === null ? {} : limitHeaders(grant.allowance, resource, now);
    return {
      reply: write({ ...served, reply: { ...spoiled, headers: { ...headers, ...spoiled.headers } } }),
      fault,
    };
  } finally {
    if (!isFree && grant !== null) grant.allowance.leave();
  }
}

async function serveGraphql(
  { graphql, msPerItem }: Serving,
  grant: Grant | null,
  query: GraphqlBody | null,
  fault: Fault | null,
): Promise<Served> {
  const none = { points: 1, ms: 0, items: 0, operation: null };
  if (grant === null) return { ...none, reply: bad };
  if (query === null)
    return {
      ...none,
      reply: json(400, { message: "A query attribute must be specified and must be a string." }),
    };
  const answer = await graphql(grant, query, {
    isEndless: fault?.kind === "endless",
    isStuck: fault?.kind === "same-cursor",
  });
  const ms = msPerItem === null ? 0 : 90 + answer.served * msPerItem;
  const operation = query.operationName ?? /(?:query|mutation)\s+(\w+)/.exec(query.query)?.[1] ?? null;
  const booked = { points: answer.points, ms: Math.min(ms, TIMEOUT_MS), items: answer.served, operation };
  if (ms > TIMEOUT_MS) {
    const message =
      "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.";
    return { ...booked, items: 0, reply: json(502, { data: null, errors: [{ message }] }) };
  }
  return { ...booked, reply: { status: 200, body: answer.body, headers: {} } };
}

type RestRequest = {
  readonly found: NonNullable<ReturnType<typeof routeOf>>;
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly body: string;
};
function serveRest(
  { state, app, msPerItem }: Serving,
  grant: Grant | null,
  { found, url, request, body }: RestRequest,
): Served {
  const answer = answerRest(found, { state, app, grant, query: url.searchParams, body: parse(body) }, url);
  const ms = msPerItem === null ? 0 : 60 + answer.items;
  const etag = etagOf(answer.body, grant?.token ?? null);
  const isKnown = answer.status === 200 && request.headers["if-none-match"] === etag;
  const headers = {
    ...answer.headers,
    ...(answer.status === 200 ? { etag, "cache-control": "private, max-age=60, s-maxage=60" } : {}),
  };
  const reply = isKnown
    ? { status: 304, body: "", headers }
    : { status: answer.status, body: answer.body, headers };
  return { reply, points: 1, ms, items: isKnown ? 0 : answer.items, operation: answer.operation };
}

const isGood = (grant: Grant, now: number): boolean =>
  !grant.isRevoked && (grant.expiresAt === null || now < grant.expiresAt);

/** Of `Bearer x`, `token x`, or the password of `Basic`. */
function tokenOf(request: IncomingMessage): string | null {
  const [, scheme = "", value = ""] = /^(\w+)\s+(.+)$/.exec(request.headers.authorization ?? "") ?? [];
  if (/^(bearer|token)$/i.test(scheme)) return value;
  return /^basic$/i.test(scheme) ? (Buffer.from(value, "base64").toString().split(":")[1] ?? null) : null;
}

function isSigned(app: AppState, token: string): boolean {
  try {
    return app.isSigned(token);
  } catch {
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
