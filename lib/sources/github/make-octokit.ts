import { createAppAuth } from "@octokit/auth-app";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import type Bottleneck from "bottleneck";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { GithubSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps, HttpInit } from "@/lib/model/connector.ts";
import type { ConnectionMemory } from "./connection-memory.ts";
import type { Endpoints } from "./endpoints.ts";
import { keepAccounts } from "./keep-accounts.ts";
import { tokenCache } from "./token-cache.ts";

export type GithubOctokit = InstanceType<typeof Octokit>;

const noWait = () => false;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
/** Only queries are sent, and the planner spaces them. The plugin would take each for a write and start one a second. */
const unspaced = {
  key: () => ({ schedule: (_job: unknown, start: () => Promise<unknown>) => start() }),
} as unknown as Bottleneck.Group;

/** The client of one connection. Never waits for a limit: it fails with the time, and the planner waits. */
export function makeOctokit(
  deps: ConnectorDeps,
  memory: ConnectionMemory,
  { rest }: Endpoints,
): GithubOctokit {
  const throttle = {
    id: deps.id,
    write: unspaced,
    onRateLimit: noWait,
    onSecondaryRateLimit: noWait,
  };
  const Client = Octokit.plugin(keepAccounts(deps), retry, throttling);
  const client = new Client({
    ...signIn(deps, memory),
    baseUrl: rest,
    userAgent: "assay",
    log: silent,
    throttle,
    retry: {
      doNotRetry: [304, 400, 401, 403, 404, 406, 409, 410, 422, 429, 451],
      retries: 2,
      retryAfterBaseValue: 300,
    },
    request: { fetch: fetchThrough(deps) },
  });
  client.hook.before("request", (options) => {
    if (memory.apiVersion === null) delete options.headers["x-github-api-version"];
    else options.headers["x-github-api-version"] = memory.apiVersion;
  });
  return client;
}

function signIn(deps: ConnectorDeps, memory: ConnectionMemory) {
  if (deps.auth === "github_token" && deps.secrets.token !== undefined) return { auth: deps.secrets.token };
  const { appId, installationId } = GithubSettings.parse(deps.settings);
  const { privateKey } = deps.secrets;
  if (deps.auth !== "github_app" || appId === null || installationId === null || privateKey === undefined)
    throw new SourceFailure("credential", "The connection has nothing to sign in with", {
      fix: "Enter a token, or the app's id, installation and key, in the connection.",
    });
  const cache = tokenCache(memory.tokens, deps.now);
  return {
    authStrategy: createAppAuth,
    auth: { appId, privateKey, installationId: Number(installationId), cache },
  };
}

type Init = Pick<HttpInit, "body" | "signal"> & {
  readonly method: string;
  readonly headers: Record<string, string>;
};

/** Every request of the client goes through the network that was handed in. */
const fetchThrough =
  (deps: ConnectorDeps) =>
  (url: string, { method, headers, body, signal }: Init) =>
    deps.http(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
