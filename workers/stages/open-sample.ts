import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { WEEK_SECONDS } from "@/lib/core/time.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { addRepository } from "@/lib/settings/add-repository.ts";
import { isSample } from "@/lib/settings/is-sample.ts";
import { SAMPLE_SEED, writeSampleRepositories } from "@/prisma/scenarios/write-sample-repositories.ts";

export type SampleDeps = {
  readonly db: Db;
  readonly dataDir: string;
  readonly now: () => Date;
  /** Asks for a repository to be read. */
  readonly read: (scope: RepoScope) => Promise<unknown>;
};

/** Midnight UTC of a Monday, as weeks are counted. */
const FIRST_MONDAY = 4 * 86_400;

/**
 * Writes the sample's repositories, tells their stories up to this week, and has them read like any other. A sample that
 * was removed meanwhile stays removed.
 */
export const openSampleStage =
  ({ db, dataDir, now, read }: SampleDeps) =>
  async ({ orgId, userId }: { orgId: string; userId: string }): Promise<void> => {
    const dir = join(dataDir, "sample", orgId);
    await rm(dir, { recursive: true, force: true });
    if (!(await withOrg(db, orgId, (tx) => isSample(tx, orgId)))) return;
    await mkdir(dir, { recursive: true });
    const seconds = Math.floor(now().getTime() / 1000);
    const endsAt = seconds - ((seconds - FIRST_MONDAY) % WEEK_SECONDS);
    for (const { name, path } of await writeSampleRepositories({ dir, endsAt, seed: SAMPLE_SEED })) {
      const added = await withOrg(db, orgId, async (tx) => {
        if (!(await isSample(tx, orgId))) return null;
        return addRepository(tx, { orgId, userId, name, location: path, source: "local", isSample: true });
      });
      if (added === null) return rm(dir, { recursive: true, force: true });
      await read({ orgId, repoId: added.repoId });
    }
  };
