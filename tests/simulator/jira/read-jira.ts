import { createHttp } from "@/lib/core/http.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Answered, Budget } from "@/lib/model/budget.ts";
import type { AuthKind, ConnectionSecrets } from "@/lib/model/connection.ts";
import type { Connector, ConnectorDeps, Gap, StreamPage, StreamScope } from "@/lib/model/connector.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";
import type { Stage } from "@/lib/model/work-item.ts";
import type { JiraSimulator } from "./start-jira.ts";

/** A planner for one process: it keeps what it was told of refusals, and refuses in its turn. */
export function memoryBudget(
  now: () => Date,
): Budget & { readonly asked: { resource: string; points: number }[] } {
  const closed = new Map<string, Date>();
  const asked: { resource: string; points: number }[] = [];
  return {
    asked,
    take(resource, points) {
      const until = closed.get(resource);
      if (until !== undefined && until > now()) {
        const options = { fix: "Wait.", until };
        return Promise.reject(new SourceFailure("limited", `${resource} is closed`, options));
      }
      asked.push({ resource, points });
      const done = (answered: Answered): Promise<void> => {
        if (answered.retryAfterSeconds !== undefined) {
          closed.set(resource, new Date(now().getTime() + answered.retryAfterSeconds * 1000));
        }
        return Promise.resolve();
      };
      return Promise.resolve({ done });
    },
  };
}

export type Kept = { secrets: ConnectionSecrets; times: number };
let connections = 0;

/** What a connector is handed to read a simulator with. */
export function depsFor(
  jira: JiraSimulator,
  auth: AuthKind,
  options: {
    readonly settings?: object;
    readonly now?: () => Date;
    readonly kept?: Kept;
    readonly id?: string;
  } = {},
): ConnectorDeps {
  const { credentials } = jira;
  const now = options.now ?? (() => new Date());
  connections += 1;
  const secrets: ConnectionSecrets =
    auth === "jira_oauth"
      ? { clientSecret: credentials.clientSecret, refreshToken: credentials.refreshToken, webhookSecrets: [] }
      : auth === "jira_pat"
        ? { token: credentials.pat, webhookSecrets: [] }
        : { token: credentials.apiToken, email: credentials.email, webhookSecrets: [] };
  const app = auth === "jira_oauth" ? { clientId: credentials.clientId } : {};
  return {
    id: options.id ?? `connection-${connections}`,
    host: jira.host,
    baseUrl: jira.url,
    auth,
    settings: { ...app, ...options.settings },
    secrets,
    http: createHttp({ caBundle: null, privateHosts: ["127.0.0.1"], timeoutMs: 5_000 }),
    budget: memoryBudget(now),
    now,
    keepSecrets: (next) => {
      if (options.kept) Object.assign(options.kept, { secrets: next, times: options.kept.times + 1 });
      return Promise.resolve();
    },
  };
}

export type Reading = {
  readonly records: readonly RawRecord[];
  readonly gaps: readonly Gap[];
  readonly pages: readonly StreamPage[];
  readonly cursors: ReadonlyMap<string, unknown>;
};

/** Reads streams to their ends, from cursors where there are some, as the corridor does. */
export async function readStreams(
  connector: Connector,
  deps: ConnectorDeps,
  projects: readonly StreamScope[],
  options: {
    readonly only?: readonly string[];
    readonly cursors?: ReadonlyMap<string, unknown>;
    readonly pageSize?: number;
  } = {},
): Promise<Reading> {
  const records: RawRecord[] = [];
  const gaps: Gap[] = [];
  const pages: StreamPage[] = [];
  const cursors = new Map(options.cursors);
  for (const stream of connector.streams(deps)) {
    if (options.only !== undefined && !options.only.includes(stream.name)) continue;
    const scopes = stream.per === "project" ? projects : [{ key: "", name: "" }];
    for (const scope of scopes) {
      const place = `${stream.name} ${scope.key}`;
      for (let isLast = false, size = options.pageSize ?? null; !isLast; ) {
        // As storage does: plain JSON.
        const cursor: unknown = JSON.parse(JSON.stringify(cursors.get(place) ?? null));
        const signal = AbortSignal.timeout(20_000);
        const page = await stream.readPage({ scope, cursor, pageSize: size, now: deps.now(), signal });
        pages.push(page);
        records.push(...page.records);
        gaps.push(...page.gaps);
        cursors.set(place, page.cursor);
        size = options.pageSize ?? page.pageSize;
        isLast = page.isLast;
      }
    }
  }
  return { records, gaps, pages, cursors };
}

/** What records mean, with the stages of the statuses among them. */
export function meaningOf(
  connector: Connector,
  deps: ConnectorDeps,
  records: readonly RawRecord[],
): HostBatch {
  const stored = records.map((record): RawRecord => JSON.parse(JSON.stringify(record)) as RawRecord);
  const context = { host: deps.host, settings: deps.settings, stages: new Map<string, Stage>() };
  const first = connector.understand(stored, context);
  const stages = new Map((first.batch.statuses ?? []).map(({ id, stage }) => [id, stage]));
  const { batch, unreadable } = connector.understand(stored, { ...context, stages });
  if (unreadable.length > 0) throw new Error(`not understood: ${JSON.stringify(unreadable.slice(0, 3))}`);
  return batch;
}
