import { type Db, withOrg } from "@/lib/core/db.ts";
import { createHttp } from "@/lib/core/http.ts";
import { GithubSettings } from "@/lib/model/connection.ts";
import type { Connector } from "@/lib/model/connector.ts";
import { changeSecrets } from "@/lib/settings/connection-store.ts";
import { type SyncDeps, type SyncScope, syncConnectionStage } from "@/workers/stages/sync-connection.ts";

import { type ScriptedPull, startScriptedHost } from "./scripted-host.ts";

const KEYS = "a".repeat(64);

/** A connection to a host of this machine, in an organisation of its own. */
export async function makeConnection(
  db: Db,
  orgId: string,
  baseUrl: string,
  settings: Partial<GithubSettings> = {},
  token = "t",
): Promise<SyncScope> {
  const kept = GithubSettings.parse({ privateHosts: ["127.0.0.1"], ...settings });
  return withOrg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `INSERT INTO connection (org_id, kind, name, auth, host, base_url, settings, hook_key)
       VALUES ($1, 'github', 'Acme', 'github_token', 'host.test', $2, $3, 'hook-' || new_id()) RETURNING id`,
      [orgId, baseUrl, kept],
    );
    const connectionId = rows[0]?.id ?? "";
    await changeSecrets(tx, orgId, connectionId, KEYS, () => ({ token, webhookSecrets: ["s1", "s2"] }));
    return { orgId, connectionId };
  });
}

/** What the stages are handed, with what a test wants otherwise. */
export const syncDeps = (db: Db, connector: Connector, over: Partial<SyncDeps> = {}): SyncDeps => ({
  db,
  encryptionKeys: KEYS,
  now: () => new Date(),
  connectorOf: () => connector,
  createHttp,
  budget: {
    rules: () => ({ atOnce: 10, busyMsPerMinute: null, pointsPerMinute: null, closesAll: true }),
  },
  follow: [],
  signal: new AbortController().signal,
  again: async () => undefined,
  ...over,
});

const REPOS = ["1", "2", "3"].map((id) => ({ key: `host.test/${id}`, name: `acme/repo-${id}` }));

/** So many pull requests in each of three repositories, an hour apart. */
export const pullsOf = (each: number): ScriptedPull[] =>
  REPOS.flatMap(({ key }) =>
    Array.from({ length: each }, (_one, n) => ({
      repo: key,
      number: n + 1,
      title: `Change ${n}`,
      at: n * 60,
    })),
  );

/** A scripted host and a connection to it. */
export async function scriptedLab(
  db: Db,
  orgId: string,
  pulls: ScriptedPull[],
  settings: Partial<GithubSettings> = {},
) {
  const host = await startScriptedHost(structuredClone(REPOS), structuredClone(pulls));
  return { host, orgId, scope: await makeConnection(db, orgId, host.url, settings) };
}

/** Takes turns until nothing is due; answers how many. */
export async function syncAll(deps: SyncDeps, scope: SyncScope, most = 50): Promise<number> {
  for (let turns = 1; turns <= most; turns += 1) {
    let isDue = false;
    const again = async (_scope: SyncScope, dueAt: Date | null): Promise<void> => {
      isDue = dueAt === null;
    };
    await syncConnectionStage({ ...deps, again })(scope);
    if (!isDue) return turns;
  }
  throw new Error(`${most} turns were not enough`);
}

/** All rows of what was read, without what is ours alone: ids, and when it came. */
export async function rowsRead(db: Db, orgId: string): Promise<Record<string, unknown[]>> {
  const read: Readonly<Record<string, string>> = {
    raw_record: "SELECT source, kind, external_id, encode(hash, 'hex') AS hash, payload FROM raw_record",
    account: "SELECT * FROM account",
    host_repository: "SELECT key, full_name, earlier_names, lost_at IS NULL AS here FROM host_repository",
    pull_request: "SELECT * FROM pull_request",
    review: "SELECT * FROM review",
    sync_stream:
      "SELECT stream, scope, scope_name, state, cause, cursor, items_done, gaps, covered_from, covered_to FROM sync_stream",
  };
  const found: Record<string, unknown[]> = {};
  await withOrg(db, orgId, async (tx) => {
    for (const [table, query] of Object.entries(read))
      found[table] = (await tx.query(`${query} ORDER BY 1, 2, 3`)).rows.map((row: unknown) => ({
        ...(row as object),
        org_id: null,
      }));
  });
  return found;
}
