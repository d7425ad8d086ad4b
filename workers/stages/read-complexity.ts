import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { withOrg } from "@/lib/core/db.ts";
import { dueChanges } from "@/lib/ledger/complexity/elements-store.ts";
import { readProductMap } from "@/lib/ledger/complexity/product-store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { leftOutPaths } from "@/lib/normalized/left-out-store.ts";
import { isAnyBeingRead, type KeptRepository, keptRepository } from "@/lib/settings/kept-repository.ts";
import { literalPathspec } from "@/lib/sources/git/literal-pathspec.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { makeElements } from "../complexity/make-elements.ts";
import type { StructureDeps } from "../complexity/structures-of.ts";

export type ComplexityDeps = StructureDeps & {
  readonly dataDir: string;
  /** What was fetched of a repository, as it lies here; null where this machine has no copy of it. */
  readonly open: (repository: KeptRepository, scratchDir: string) => Promise<OpenRepository | null>;
  /** Asks for another turn. */
  readonly goOn: (scope: RepoScope) => Promise<unknown>;
  readonly signal: AbortSignal;
  readonly pause: (ms: number) => Promise<unknown>;
};

const AT_ONCE = 50;
/** A large history lets others have their turn in between. */
const TURN_MS = 60_000;
/** Readings come first: people wait for them. */
const LOOK_AGAIN_MS = 2_000;

/**
 * Says what changes did that counts towards complexity, of those of which that is not known, those that landed last first.
 * Each batch is kept before the next one; answers how many were made.
 */
export const readComplexityStage =
  (deps: ComplexityDeps) =>
  async (scope: RepoScope): Promise<number> => {
    const { db, dataDir, clockMs } = deps;
    const due = (most: number) => withOrg(db, scope.orgId, (tx) => dueChanges(tx, scope, most));
    const repository = await withOrg(db, scope.orgId, (tx) => keptRepository(tx, scope));
    if (repository === null || (await due(1)).length === 0) return 0;
    const scratchDir = join(dataDir, "scratch");
    await mkdir(scratchDir, { recursive: true });
    const source = await deps.open(repository, scratchDir);
    if (source === null) return 0;
    try {
      const map = await withOrg(db, scope.orgId, async (tx) => ({
        product: await readProductMap(tx, scope),
        leftOut: (await leftOutPaths(tx, scope)).map((path) => literalPathspec(Buffer.from(path))),
      }));
      const began = clockMs();
      for (let made = 0; ; ) {
        const batch = await due(AT_ONCE);
        if (batch.length === 0) return made;
        if (deps.signal.aborted || clockMs() - began > TURN_MS) {
          await deps.goOn(scope);
          return made;
        }
        if (await withOrg(db, scope.orgId, (tx) => isAnyBeingRead(tx, scope.orgId))) {
          await deps.pause(LOOK_AGAIN_MS);
          continue;
        }
        await makeElements(deps, scope, source, map, batch);
        made += batch.length;
      }
    } finally {
      await source.close();
    }
  };
