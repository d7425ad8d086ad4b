import { createHttp } from "@/lib/core/http.ts";
import type { Budget } from "@/lib/model/budget.ts";
import type {
  Connector,
  ConnectorDeps,
  Gap,
  Stream,
  StreamPage,
  StreamScope,
} from "@/lib/model/connector.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";

export type ReadStream = { requests: number; points: number; pages: number; records: number };

/** A budget that lets everything through at once. */
export const openBudget: Budget = { take: () => Promise.resolve({ done: () => Promise.resolve() }) };

/** What a connector needs for a simulator on the loopback. */
export const depsFor = (
  url: string,
  token: string,
  now: () => Date,
  over: Partial<ConnectorDeps> = {},
): ConnectorDeps => ({
  id: `${url} ${token}`,
  host: new URL(url).host,
  baseUrl: url,
  auth: "github_token",
  settings: {},
  secrets: { token, webhookSecrets: [] },
  http: createHttp({ caBundle: null, privateHosts: ["127.0.0.1"], timeoutMs: 15_000 }),
  budget: openBudget,
  now,
  keepSecrets: () => Promise.resolve(),
  ...over,
});

/** Reads every stream to its end, as the stages do: the lists of the connection first, then each repository's. */
export async function readEverything(
  connector: Connector,
  deps: ConnectorDeps,
  cursors: Map<string, { cursor: unknown; pageSize: number | null }> = new Map(),
  records: RawRecord[] = [],
) {
  const gaps: Gap[] = [];
  const spent = new Map<string, ReadStream>();
  const streams = connector.streams(deps);
  const readOne = async (stream: Stream, scope: StreamScope): Promise<void> => {
    const key = `${stream.name} ${scope.key}`;
    const sum = spent.get(stream.name) ?? { requests: 0, points: 0, pages: 0, records: 0 };
    spent.set(stream.name, sum);
    for (let page: StreamPage | null = null; page === null || !page.isLast; ) {
      const kept = cursors.get(key) ?? { cursor: null, pageSize: null };
      page = await stream.readPage({ scope, ...kept, now: deps.now(), signal: new AbortController().signal });
      // As the database keeps it.
      const cursor: unknown = JSON.parse(JSON.stringify(page.cursor));
      cursors.set(key, { cursor, pageSize: page.pageSize });
      records.push(...page.records);
      gaps.push(...page.gaps);
      sum.requests += page.spent.requests;
      sum.points += page.spent.points;
      sum.pages += 1;
      sum.records += page.records.length;
    }
  };
  for (const stream of streams.filter(({ per }) => per === "connection"))
    await readOne(stream, { key: "", name: "" });
  const context = { host: deps.host, settings: deps.settings, stages: new Map() };
  const scopes = (connector.understand(records, context).batch.repositories ?? []).map(
    ({ key, fullName }) => ({
      key,
      name: fullName,
    }),
  );
  for (const scope of scopes)
    for (const stream of streams.filter(({ per }) => per === "repository")) await readOne(stream, scope);
  return { records, gaps, spent, scopes, ...connector.understand(records, context) };
}
