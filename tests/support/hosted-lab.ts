import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { GithubSettings } from "@/lib/model/connection.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { changeSecrets } from "@/lib/settings/connection-store.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import type { HostedRepository } from "@/prisma/scenarios/organisation/hosted-repository.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { openSource } from "@/workers/analyze/open-source.ts";
import { openKept } from "@/workers/complexity/open-kept.ts";
import { analyzeRepositoryStage } from "@/workers/stages/analyze-repository.ts";
import { readClosedStage } from "@/workers/stages/read-closed.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { follow } from "@/workers/sync/follow.ts";
import { type GithubSimulator, startGithub } from "../simulator/github/start-github.ts";
import { KEYS } from "./analysis.ts";
import { freePort } from "./free-port.ts";
import { syncAll, syncDeps } from "./sync-lab.ts";

/** A made-up organisation at a GitHub of this machine, and a connection to it that the stages read. */
export type HostedLab = {
  readonly organisation: Organisation;
  readonly github: GithubSimulator;
  readonly scope: SyncScope;
  /** Takes turns until nothing is due. */
  sync(): Promise<void>;
  /** Reads a repository with git, as its row says. */
  read(scope: RepoScope): Promise<unknown>;
  /** Reads what was closed without landing, as it lies here after `read`. */
  readClosed(scope: RepoScope): Promise<number>;
  repoOf(repository: HostedRepository): Promise<RepoScope>;
  keyOf(repository: { readonly id: number }): string;
  rows<Row>(query: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
};

export async function openHosted(
  db: Db,
  orgId: string,
  settings: Partial<GithubSettings> = {},
): Promise<HostedLab> {
  const dir = mkdtempSync(join(tmpdir(), "assay-hosted-"));
  const dataDir = join(dir, "data");
  mkdirSync(dataDir);
  const port = await freePort();
  const organisation = await makeOrganisation({
    seed: "joined",
    size: "tiny",
    dir: join(dir, "origin"),
    codeHost: `127.0.0.1:${port}`,
  });
  const github = await startGithub(organisation, { fast: true, port });
  const { host } = new URL(github.url);
  const kept = GithubSettings.parse({
    privateHosts: ["127.0.0.1"],
    organisations: [organisation.login],
    ...settings,
  });
  const scope = await withOrg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `INSERT INTO connection (org_id, kind, name, auth, host, base_url, settings, hook_key)
       VALUES ($1, 'github', 'Acme', 'github_token', $2, $3, $4, 'hook-' || new_id()) RETURNING id`,
      [orgId, host, github.url, kept],
    );
    const connectionId = rows[0]?.id ?? "";
    const secrets = { token: github.tokens.admin, webhookSecrets: [] };
    await changeSecrets(tx, orgId, connectionId, KEYS, () => secrets);
    return { orgId, connectionId };
  });
  const now = () => new Date(github.clock.now());
  const deps = syncDeps(db, githubConnector, { now, follow, encryptionKeys: KEYS });
  const analyze = analyzeRepositoryStage({
    db,
    dataDir,
    now: () => new Date(),
    open: openSource({ db, dataDir, encryptionKeys: KEYS }),
  });
  const rowsOf = <Row>(query: string, values: readonly unknown[] = []) =>
    withOrg(db, orgId, async (tx) => (await tx.query(query, [...values])).rows as Row[]);
  const keyOf = ({ id }: { readonly id: number }) => `${host}/${id}`;
  return {
    organisation,
    github,
    scope,
    sync: async () => void (await syncAll(deps, scope)),
    read: analyze,
    readClosed: readClosedStage({
      db,
      dataDir,
      open: openKept({ dataDir }),
      clockMs: () => performance.now(),
      goOn: async () => {},
      signal: new AbortController().signal,
    }),
    async repoOf(repository) {
      const found = await rowsOf<{ id: string }>("SELECT id FROM repository WHERE host_key = $1", [
        keyOf(repository),
      ]);
      return { orgId, repoId: found[0]?.id ?? "" };
    },
    keyOf,
    rows: rowsOf,
    async close() {
      await github.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
