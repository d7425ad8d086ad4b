import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { rngFrom } from "@/lib/core/rng.ts";
import { movingClock, type SimulatedClock } from "@/prisma/scenarios/hosts/clock.ts";
import { graphqlOver } from "@/prisma/scenarios/hosts/github/graphql/answer-query.ts";
import { allowanceOf, LIMITS, type Limits } from "@/prisma/scenarios/hosts/github/limits/allowance.ts";
import { type AppState, appOf } from "@/prisma/scenarios/hosts/github/rest/app-state.ts";
import type { GithubState, Grant, Violation } from "@/prisma/scenarios/hosts/github/state.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { type ChangeWorld, changeWorld } from "./change-world.ts";
import { type Fault, faultBook } from "./faults.ts";
import { send } from "./reply.ts";
import { type Counters, countersOf, type LoggedRequest } from "./request-log.ts";
import { misfit } from "./rest/validator.ts";
import { serve } from "./serve.ts";
import { serveAppPages } from "./serve-app-pages.ts";
import { serveGit } from "./serve-git.ts";
import { type Webhooks, webhooksOf } from "./webhooks/webhooks.ts";

const TOKEN_SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

export type GithubOptions = {
  /** `model`: answers take simulated time, and pages that are too heavy fail after ten seconds of it. */
  readonly latency?: "zero" | "model";
  /** How long a GraphQL answer takes for each item in it, in the model. */
  readonly msPerItem?: number;
  readonly clock?: SimulatedClock;
  readonly limits?: Partial<Limits>;
  /** Keeps executed answers until the organisation changes. */
  readonly fast?: boolean;
  readonly port?: number;
  readonly webhookSecrets?: readonly string[];
  /** Holds payloads against the published description; off where not said, for it takes seconds to get ready. */
  readonly checksWebhooks?: boolean;
};

export type GithubSimulator = {
  /** Addressed as an Enterprise Server: REST under `/api/v3`, GraphQL at `/api/graphql`, git at `/<owner>/<name>.git`. */
  readonly url: string;
  readonly graphqlUrl: string;
  /** `admin` sees everything and does not expire. */
  readonly tokens: { readonly admin: string };
  readonly app: AppState;
  readonly clock: SimulatedClock;
  readonly world: ChangeWorld;
  readonly webhooks: Webhooks;
  readonly requestsLog: readonly LoggedRequest[];
  readonly counters: () => Counters;
  readonly violations: () => readonly Violation[];
  readonly fail: (fault: Fault) => void;
  readonly heal: () => void;
  /** A further token, with an allowance of its own. */
  readonly grant: (name: string, limits?: Partial<Limits>) => string;
  readonly revoke: (token: string) => void;
  /** Forgets what was logged and counted; allowances stay as they are. */
  readonly forget: () => void;
  readonly stop: () => Promise<void>;
};

/** Runs GitHub for one organisation on a free port of the loopback. */
export async function startGithub(
  organisation: Organisation,
  options: GithubOptions = {},
): Promise<GithubSimulator> {
  const clock = options.clock ?? movingClock(organisation.now);
  let log: LoggedRequest[] = [];
  let violations: Violation[] = [];
  const limits = { ...LIMITS, ...options.limits };
  const state: GithubState = {
    organisation,
    clock,
    root: "",
    grants: new Map(),
    violate: (kind, detail, token = null) => {
      violations.push({ at: clock.now(), kind, detail, token });
    },
    misfit,
    hidden: new Set(),
    pulls: new Map(
      organisation.repositories.flatMap((repository) =>
        repository.pulls.map((pull) => [pull.id, { pull, repository }] as const),
      ),
    ),
    version: 0,
  };
  const admit = (token: string, grant: Omit<Grant, "token" | "isRevoked">): string => {
    state.grants.set(token, { ...grant, token, isRevoked: false });
    return token;
  };
  const addGrant = (name: string, own: Partial<Limits> = {}): string => {
    const allowance = allowanceOf({ ...limits, ...own }, (kind, detail) => state.violate(kind, detail, name));
    return admit(`ghp_${name}${"x".repeat(Math.max(0, 36 - name.length))}`, {
      kind: "user",
      allowance,
      expiresAt: null,
    });
  };
  const installed = allowanceOf(limits, (kind, detail) => state.violate(kind, detail, "installation"));
  const tokens = rngFrom(`${organisation.seed}/tokens`);
  const app = appOf(() => {
    const expiresAt = clock.now() + 3_600_000;
    const text = Array.from({ length: 480 }, () =>
      TOKEN_SIGNS.charAt(tokens.between(0, TOKEN_SIGNS.length - 1)),
    ).join("");
    return {
      token: admit(`ghs_271828_${text}.x.y`, { kind: "installation", allowance: installed, expiresAt }),
      expiresAt,
    };
  });
  const admin = addGrant("admin");
  const faults = faultBook();
  const serving = {
    state,
    app,
    faults,
    graphql: graphqlOver(state, options.fast ?? false),
    log: { push: (one: LoggedRequest) => log.push(one) },
    msPerItem: options.latency === "model" ? (options.msPerItem ?? 4) : null,
  };
  const server = createServer((request, response) => {
    const handle = async (): Promise<void> => {
      if (await serveGit(state, request, response)) return;
      const text = await textOf(request);
      if (serveAppPages(state, app, { request, response, text })) return;
      const { reply, fault } = await serve(serving, request, text);
      send(request, response, reply, fault);
    };
    handle().catch((error: unknown) => {
      state.violate(
        "simulator-failed",
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  state.root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: state.root,
    graphqlUrl: `${state.root}/api/graphql`,
    tokens: { admin },
    app,
    clock,
    world: changeWorld(state),
    webhooks: webhooksOf(
      state,
      app,
      options.webhookSecrets ?? [app.webhookSecret],
      options.checksWebhooks ?? false,
    ),
    get requestsLog() {
      return log;
    },
    counters: () => countersOf(log),
    violations: () => violations,
    fail: faults.add,
    heal: faults.clear,
    grant: addGrant,
    revoke: (token) => {
      const grant = state.grants.get(token);
      if (grant) grant.isRevoked = true;
    },
    forget: () => {
      log = [];
      violations = [];
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
