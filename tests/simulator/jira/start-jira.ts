import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { JiraRefusal, type JiraState, type Violation } from "@/prisma/scenarios/hosts/jira/jira-state.ts";
import { findRoute } from "@/prisma/scenarios/hosts/jira/routes.ts";
import { SHAPES, type ShapeName } from "@/prisma/scenarios/hosts/jira/shapes.ts";
import type { JiraIssue, JiraSite } from "@/prisma/scenarios/organisation/jira-site.ts";
import { type DynamicWebhooks, makeDynamicWebhooks } from "./dynamic-webhooks.ts";
import { faultBook, type JiraFault } from "./jira-fault.ts";
import { makeLimits } from "./limits.ts";
import { countAnswer, sendJson, spoil, tamper } from "./send-answer.ts";
import { CREDENTIALS, makeSignIn, type SignIn } from "./sign-in.ts";
import { type IssueEvent, issueMessage, type SignedWebhook, signWebhook } from "./sign-webhook.ts";

export type JiraOptions = {
  readonly flavour?: "cloud" | "server";
  /** Before `/rest`, on Data Center: `/jira`. */
  readonly base?: string;
  /** Milliseconds since 1970; the real clock where not given. */
  readonly now?: () => number;
  /** Account id of who is signed in; the first user where not given. */
  readonly viewer?: string;
  readonly historiesShown?: number;
  readonly pageCap?: number;
  readonly hasOldSprints?: boolean;
  /** Points an hour; null as for API tokens: none. */
  readonly quota?: number | null;
  readonly perSecond?: number;
  readonly accessSeconds?: number;
  /** Encrypted, with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string };
};

export type LoggedRequest = {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: string;
};

export type JiraSimulator = {
  /** The base URL of a connection, the path before `/rest` included. */
  readonly url: string;
  readonly host: string;
  readonly credentials: typeof CREDENTIALS & { readonly refreshToken: string; readonly cloudId: string };
  readonly hidden: Set<string>;
  readonly signIn: Pick<SignIn, "revoke" | "expire" | "answer" | "withhold">;
  readonly requests: readonly LoggedRequest[];
  violations(): readonly Violation[];
  points(): number;
  fail(fault: JiraFault): void;
  /** A signed message about an issue. */
  message(secret: string, id: string, event: IssueEvent, issue: JiraIssue): SignedWebhook;
  /** What apps registered, and the messages of it. */
  readonly dynamic: Pick<DynamicWebhooks, "messages" | "registered">;
  stop(): Promise<void>;
};

/** Starts a Jira on loopback that shows a made-up site. */
export async function startJira(site: JiraSite, options: JiraOptions = {}): Promise<JiraSimulator> {
  const now = options.now ?? Date.now;
  const violations: Violation[] = [];
  const viewer = site.users.find((user) => user.accountId === options.viewer) ?? site.users[0];
  if (viewer === undefined) throw new Error("A site needs a user to be seen by.");
  const state: JiraState = {
    site,
    flavour: options.flavour ?? "cloud",
    now,
    viewer,
    hidden: new Set(),
    historiesShown: options.historiesShown ?? 100,
    pageCap: options.pageCap ?? 5_000,
    hasOldSprints: options.hasOldSprints ?? false,
    root: "",
    violate: (kind, detail) => violations.push({ at: now(), kind, detail }),
  };
  const faults = faultBook();
  const limits = makeLimits(state, { quota: options.quota ?? null, perSecond: options.perSecond ?? 100 });
  const signIn = makeSignIn(state, options.accessSeconds ?? 3_600);
  const dynamic = makeDynamicWebhooks(state, CREDENTIALS.clientSecret);
  const requests: LoggedRequest[] = [];
  const base = options.base ?? "";

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", state.root);
    const text = await textOf(request);
    const method = request.method ?? "GET";
    response.setHeader("date", new Date(now()).toUTCString());
    response.on("finish", () =>
      requests.push({ at: now(), method, path: url.pathname, status: response.statusCode, body: text }),
    );
    if (url.pathname === "/oauth/token") {
      const grant = signIn.exchange(JSON.parse(text));
      return sendJson(response, grant.status, grant.body);
    }
    if (url.pathname === "/authorize") {
      const location = signIn.consent(url.searchParams);
      if (location === null) return sendJson(response, 400, { error: "invalid_request" });
      return void response.writeHead(302, { location }).end();
    }
    const fault = faults.next(url.pathname);
    const isOpen = fault !== "unauthorized" && signIn.accepts(request.headers.authorization, url.pathname);
    if (!isOpen)
      return sendJson(response, 401, {
        errorMessages: ["Client must be authenticated to access this resource."],
      });
    if (url.pathname === "/oauth/token/accessible-resources") {
      return sendJson(response, 200, [{ id: site.cloudId, url: state.root, name: "sim", scopes: [] }]);
    }
    const own = url.pathname.replace(/^\/ex\/jira\/[^/]+/, "");
    const path = own.startsWith(`${base}/rest/`) ? own.slice(`${base}/rest`.length) : null;
    // As a proxy or an old server does with what it does not know: its own page, and no complaint.
    if (path === null) return spoil(response, "login-page", {});
    return answerRest({ method, path, url, text }, response, fault);
  }

  function answerRest(
    asked: { readonly method: string; readonly path: string; readonly url: URL; readonly text: string },
    response: ServerResponse,
    fault: JiraFault["kind"] | null,
  ): void {
    const endpoint = `${asked.method} ${asked.path.replaceAll(/\/\d+/g, "/*")}`;
    const refused = limits.enter(endpoint) ?? limitFault(endpoint, fault);
    if (refused !== null) {
      response.setHeader("retry-after", String(Math.max(1, Math.ceil((refused.until - now()) / 1000))));
      response.setHeader("ratelimit-reason", refused.reason);
      return sendJson(response, 429, { errorMessages: ["Rate limit exceeded."] });
    }
    for (const [name, value] of Object.entries(limits.headers())) response.setHeader(name, value);
    let objects = 0;
    try {
      const body = bodyFor(asked, fault);
      objects = countAnswer(body);
      if (fault === null && body === null) response.writeHead(202).end();
      else if (fault === null) sendJson(response, 200, body);
      else spoil(response, fault, tamper(body, fault, asked.text));
    } catch (error) {
      if (!(error instanceof JiraRefusal)) throw error;
      const { status, message } = error;
      // The gateway before Jira words its refusals in its own way.
      const said = status === 401 ? { code: status, message } : { errorMessages: [message], errors: {} };
      sendJson(response, status, said);
    } finally {
      limits.leave(objects);
    }
  }

  function limitFault(endpoint: string, fault: JiraFault["kind"] | null) {
    if (fault !== "burst" && fault !== "quota") return null;
    limits.leave(0);
    return fault === "burst"
      ? limits.forbid(endpoint, 2, "jira-burst-based")
      : limits.forbid(null, 30, "jira-quota-tenant-based");
  }

  function bodyFor(
    asked: { readonly method: string; readonly path: string; readonly url: URL; readonly text: string },
    fault: JiraFault["kind"] | null,
  ): unknown {
    if (fault === "missing") throw new JiraRefusal(404, "Not found.");
    if (fault === "forbidden") throw new JiraRefusal(403, "Forbidden.");
    if (fault === "refuse-page-token" && asked.text.includes('"nextPageToken"')) {
      throw new JiraRefusal(400, "The provided next page token is invalid or expired.");
    }
    const body: unknown = asked.text === "" ? {} : JSON.parse(asked.text);
    if (asked.path.startsWith("/api/3/webhook")) return answerHooks(asked, body);
    const found = findRoute(state, asked.method, asked.path);
    if (found === null) {
      state.violate("unknown-endpoint", `${asked.method} ${asked.path}`);
      throw new JiraRefusal(404, "There is no such endpoint.");
    }
    const query = asked.url.searchParams;
    const paging = {
      startAt: Number(query.get("startAt") ?? 0),
      maxResults: Math.min(100, Number(query.get("maxResults") ?? 50)),
    };
    const answered = found.route.answer({ state, body, query, paging, id: found.id });
    return checked(found.route.shape, asked.path, answered);
  }

  function checked(name: ShapeName, path: string, answered: unknown): unknown {
    const shape = SHAPES[name].safeParse(answered);
    if (!shape.success)
      state.violate("own-answer-has-another-shape", `${path}: ${shape.error.message.slice(0, 300)}`);
    return answered;
  }

  /** Webhooks of their own are for apps, and for those with the permission. */
  function answerHooks(
    asked: { readonly method: string; readonly path: string; readonly url: URL },
    body: unknown,
  ): unknown {
    if (!asked.url.pathname.startsWith("/ex/jira/"))
      throw new JiraRefusal(403, "Only Connect and OAuth 2.0 apps can use this operation.");
    if (!signIn.has("manage:jira-webhook")) throw new JiraRefusal(401, "Unauthorized; scope does not match");
    const answered = dynamic.answer({ ...asked, body });
    if (answered !== undefined) return checked(`${asked.method} webhook` as ShapeName, asked.path, answered);
    state.violate("unknown-endpoint", `${asked.method} ${asked.path}`);
    throw new JiraRefusal(404, "There is no such endpoint.");
  }

  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      state.violate("simulator-broke", String(error));
      response.destroy();
    });
  };
  const { tls } = options;
  const server = tls === undefined ? createServer(listen) : createSecureServer(tls, listen);
  // A reader that thinks for a while finds its connection open, as at the real host.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  state.root = `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`;
  return {
    url: `${state.root}${base}`,
    host: `127.0.0.1:${port}`,
    credentials: { ...CREDENTIALS, refreshToken: signIn.refreshToken, cloudId: site.cloudId },
    hidden: state.hidden,
    signIn,
    dynamic,
    requests,
    violations: () => [...violations],
    points: limits.points,
    fail: faults.add,
    message: (secret, id, event, issue) => signWebhook(secret, id, issueMessage(state, event, issue)),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString("utf8");
}
