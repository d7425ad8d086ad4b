import { mkdir, rm } from "node:fs/promises";
import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { WEEK_SECONDS } from "@/lib/core/time.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { addRepository } from "@/lib/settings/add-repository.ts";
import { readableConnections } from "@/lib/settings/connection-store.ts";
import { addConnection } from "@/lib/settings/connections/add-connection.ts";
import { noteCheckAsked } from "@/lib/settings/connections/check-store.ts";
import { isSample } from "@/lib/settings/is-sample.ts";
import { sampleConnections } from "@/prisma/scenarios/sample/sample-connections.ts";
import { writeSample } from "@/prisma/scenarios/sample/write-sample.ts";
import { SAMPLE_SEED } from "@/prisma/scenarios/write-sample-repositories.ts";
import { sampleFolder } from "../sample-folder.ts";
import type { SyncScope } from "./sync-connection.ts";

export type SampleDeps = {
  readonly db: Db;
  readonly dataDir: string;
  readonly encryptionKeys: string;
  readonly now: () => Date;
  /** Asks for a repository to be read. */
  readonly read: (scope: RepoScope) => Promise<unknown>;
  /** Asks for a connection to be tested, and read where it works. */
  readonly test: (scope: SyncScope) => Promise<unknown>;
};

/** Midnight UTC of a Monday, as weeks are counted. */
const FIRST_MONDAY = 4 * 86_400;

/**
 * Writes the sample up to this week, and has its repositories and its hosts read like any others: git first, for the first
 * numbers come from it. A sample that was removed meanwhile stays removed.
 */
export const openSampleStage =
  ({ db, dataDir, encryptionKeys, now, read, test }: SampleDeps) =>
  async ({ orgId, userId }: { orgId: string; userId: string }): Promise<void> => {
    const dir = sampleFolder(dataDir, orgId);
    const whileOpen = <T>(work: (tx: Tx) => Promise<T>): Promise<T | null> =>
      withOrg(db, orgId, async (tx) => ((await isSample(tx, orgId)) ? work(tx) : null));
    const forget = () => rm(dir, { recursive: true, force: true });
    await forget();
    if ((await whileOpen(async () => true)) === null) return;
    await mkdir(dir, { recursive: true });
    const seconds = Math.floor(now().getTime() / 1000);
    const endsAt = seconds - ((seconds - FIRST_MONDAY) % WEEK_SECONDS);
    const { repositories, organisation } = await writeSample({ dir, endsAt, seed: SAMPLE_SEED });
    for (const { name, path } of repositories) {
      const asked = { orgId, userId, name, location: path, source: "local", isSample: true } as const;
      const added = await whileOpen((tx) => addRepository(tx, asked));
      if (added === null) return forget();
      await read({ orgId, repoId: added.repoId });
    }
    for (const asked of sampleConnections(organisation.login)) {
      const connectionId = await whileOpen(async (tx) => {
        const known = (await readableConnections(tx, orgId)).find(({ kind }) => kind === asked.kind);
        const id = known?.id ?? (await addConnection(tx, { orgId, userId }, asked, encryptionKeys));
        await noteCheckAsked(tx, { orgId, connectionId: id }, now());
        return id;
      });
      if (connectionId === null) return forget();
      await test({ orgId, connectionId });
    }
  };
