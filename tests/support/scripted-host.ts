import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Connector, ConnectorDeps, PageRequest, Stream, StreamPage } from "@/lib/model/connector.ts";
import { hostRepository, minute, pullRequest, review } from "./host-rows.ts";

const Pull = z.object({ repo: z.string(), number: z.number(), title: z.string(), at: z.number() });
export type ScriptedPull = z.output<typeof Pull>;
const Repo = z.object({ key: z.string(), name: z.string() });
const Answer = z.object({ items: z.array(z.unknown()), next: z.number().nullable() });

/** A host of our own making: repositories with pull requests in pages of ten, newest first, over HTTP on this machine. */
export async function startScriptedHost(repos: z.output<typeof Repo>[], pulls: ScriptedPull[]) {
  const asked: string[] = [];
  /** What the next requests answer instead; then all is well again. */
  const faults: { status: number; retryAfter?: number }[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://host.test");
    asked.push(`${url.pathname}${url.search}`);
    const fault = faults.shift();
    if (fault !== undefined) {
      response.writeHead(
        fault.status,
        fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) },
      );
      return void response.end("{}");
    }
    const page = Number(url.searchParams.get("page") ?? "0");
    const all =
      url.pathname === "/repos"
        ? repos
        : pulls.filter(({ repo }) => repo === url.searchParams.get("repo")).toSorted((a, b) => b.at - a.at);
    const items = all.slice(page * 10, page * 10 + 10);
    const next = all.length > (page + 1) * 10 ? page + 1 : null;
    response.end(JSON.stringify({ items, next }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked, faults, repos, pulls, stop: () => new Promise((resolve) => server.close(resolve)) };
}

async function ask(deps: ConnectorDeps, path: string, signal: AbortSignal) {
  const permit = await deps.budget.take("rest", 1);
  const began = deps.now().getTime();
  const response = await deps.http(`${deps.baseUrl}${path}`, { signal });
  const wait = response.headers.get("retry-after");
  const seconds = wait === null ? {} : { retryAfterSeconds: Number(wait), isTooFast: true };
  await permit.done({ status: response.status, ms: deps.now().getTime() - began, points: 1, ...seconds });
  if (response.status === 401)
    throw new SourceFailure("credential", "The token is no longer known.", { fix: "Enter a new one." });
  if (wait !== null)
    throw new SourceFailure("limited", "The host asks to wait.", {
      fix: "Nothing to do.",
      until: new Date(deps.now().getTime() + Number(wait) * 1_000),
    });
  if (response.status !== 200)
    throw new SourceFailure("unreachable", "The host has a fault.", { fix: "Wait." });
  return Answer.parse(await response.json());
}

const stream = (deps: ConnectorDeps, name: string, per: Stream["per"], rank: number): Stream => ({
  name,
  per,
  rank,
  everySeconds: 3_600,
  resource: "rest",
  async readPage({ scope, cursor, signal }: PageRequest): Promise<StreamPage> {
    const page = z.object({ page: z.number() }).nullable().parse(cursor)?.page ?? 0;
    const path = per === "connection" ? `/repos?page=${page}` : `/pulls?repo=${scope.key}&page=${page}`;
    const { items, next } = await ask(deps, path, signal);
    const records = items.map((payload) => {
      const { repo, key, number } = z
        .object({ repo: z.string(), key: z.string(), number: z.number() })
        .partial()
        .parse(payload);
      return {
        kind: per === "connection" ? "github.repo" : "github.pull",
        externalId: key ?? `${repo}/${number}`,
        payload,
      };
    });
    const times = items.flatMap((item) => Pull.safeParse(item).data?.at ?? []).map(minute);
    return {
      records,
      cursor: next === null ? null : { page: next },
      isLast: next === null,
      isComplete: next === null,
      gaps: [],
      spent: { requests: 1, points: 1, ms: 1 },
      covered: times.length === 0 ? null : { from: times.at(-1) ?? minute(0), to: times[0] ?? minute(0) },
      total: null,
      pageSize: 10,
    };
  },
});

/** Reads the host above. A title "poison" cannot be understood; "refused" is nothing that the database takes. */
export const scriptedConnector: Connector = {
  kind: "github",
  streams: (deps) => [
    stream(deps, "repositories", "connection", 0),
    stream(deps, "pull_requests", "repository", 1),
  ],
  check: async () => [],
  understand(records) {
    const repos = records.flatMap(({ payload }) => Repo.safeParse(payload).data ?? []);
    const pulls = records.flatMap(({ payload }) => Pull.safeParse(payload).data ?? []);
    if (pulls.some(({ title }) => title === "poison")) throw new TypeError("title is not what it should be");
    return {
      unreadable: [],
      batch: {
        repositories: repos.map(({ key, name }) => hostRepository(key, { fullName: name })),
        pullRequests: pulls.map(({ repo, number, title, at }) =>
          pullRequest(repo, title === "refused" ? 2 ** 40 : number, { title, updatedAt: minute(at) }),
        ),
        reviews: pulls.map(({ repo, number }) => review(repo, number, `r${number}`)),
      },
    };
  },
  hook: {
    isGenuine: (secrets, raw, headers) =>
      secrets.some((secret) => {
        const told = Buffer.from(headers["x-hub-signature-256"]?.slice(7) ?? "", "hex");
        const own = createHmac("sha256", secret).update(raw).digest();
        return told.length === own.length && timingSafeEqual(told, own);
      }),
    head: (headers) => ({
      deliveryId: headers["x-github-delivery"] ?? "",
      event: headers["x-github-event"] ?? "",
      action: null,
    }),
    understand({ event, deliveryId }, body, context) {
      const pull = Pull.parse(body);
      const records = [{ kind: `github.hook.${event}`, externalId: deliveryId, payload: body }];
      return {
        ...scriptedConnector.understand([{ kind: "github.pull", externalId: null, payload: pull }], context),
        records,
        refresh: [],
        ignored: event === "ping" ? "It only says hello." : null,
      };
    },
  },
};
