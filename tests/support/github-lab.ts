import type { Answered } from "@/lib/model/budget.ts";
import type { ConnectorDeps, HttpInit } from "@/lib/model/connector.ts";

export type Call = {
  readonly url: URL;
  readonly init: HttpInit;
  readonly query: string;
  readonly variables: Record<string, unknown>;
};
export type Reply = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};

let made = 0;

/** A connection to a GitHub that answers as the test says; tells what was asked and what was accounted for. */
export function githubLab(answer: (call: Call) => Reply | Promise<Reply>, over: Partial<ConnectorDeps> = {}) {
  const calls: Call[] = [];
  const answered: Answered[] = [];
  const taken: [string, number][] = [];
  const now = new Date("2026-06-01T12:00:00Z");
  made += 1;
  const deps: ConnectorDeps = {
    id: `lab-${made}`,
    host: "github.com",
    baseUrl: "https://api.github.com",
    auth: "github_token",
    settings: {},
    secrets: { token: "ghp_secretsecretsecretsecret", webhookSecrets: [] },
    now: () => now,
    keepSecrets: () => Promise.resolve(),
    budget: {
      take: (resource, points) => {
        taken.push([resource, points]);
        return Promise.resolve({
          done: (one: Answered) => {
            answered.push(one);
            return Promise.resolve();
          },
        });
      },
    },
    http: async (address, init = {}) => {
      const body: unknown = init.body === undefined ? {} : JSON.parse(init.body);
      const { query = "", variables = {} } = body as Partial<Call>;
      const call = { url: new URL(address), init, query, variables };
      calls.push(call);
      const { status = 200, headers = {}, body: said = {} } = await answer(call);
      return new Response(status === 304 ? null : typeof said === "string" ? said : JSON.stringify(said), {
        status,
        headers: { "content-type": "application/json; charset=utf-8", ...headers },
      });
    },
    ...over,
  };
  return { deps, calls, answered, taken, now, signal: new AbortController().signal };
}
