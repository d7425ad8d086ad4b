import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { withoutLoops } from "@/lib/core/without-loops.ts";
import { holdSurface, replaceSurface } from "@/lib/ledger/surface/event-store.ts";
import { leftOutPaths } from "@/lib/normalized/left-out-store.ts";
import { type KeptRepository, keptRepository } from "@/lib/settings/kept-repository.ts";
import { repositoriesOf } from "@/lib/settings/repositories-of.ts";
import { literalPathspec } from "@/lib/sources/git/literal-pathspec.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { makeSurface } from "../surface/make-surface.ts";
import { readSurfaceFiles } from "../surface/read-files.ts";
import { toldSurface } from "../surface/told-surface.ts";

export type SurfaceDeps = {
  readonly db: Db;
  readonly dataDir: string;
  /** What was fetched of a repository, as it lies here; null where this machine has no copy of it. */
  readonly open: (repository: KeptRepository, scratchDir: string) => Promise<OpenRepository | null>;
};

export type SurfaceRead = {
  /** Files that were looked at for the first time. */
  readonly files: number;
  /** Rows that were written or taken out. */
  readonly written: number;
};

/** Says what was done on the axes of the surface in an organisation: texts are read once, and only rows that differ are written. */
export const readSurfaceStage =
  (deps: SurfaceDeps) =>
  async ({ orgId }: { readonly orgId: string }): Promise<SurfaceRead> => {
    const { db } = deps;
    let files = 0;
    for (const repoId of await withOrg(db, orgId, (tx) => repositoriesOf(tx, orgId)))
      files += await readFiles(deps, { orgId, repoId });
    const written = await withOrg(db, orgId, async (tx) => {
      await holdSurface(tx, orgId);
      const told = await withoutLoops(tx, () => toldSurface(tx, orgId));
      return replaceSurface(tx, orgId, makeSurface(told), [...told.units.values()]);
    });
    return { files, written };
  };

async function readFiles(
  { db, dataDir, open }: SurfaceDeps,
  scope: { readonly orgId: string; readonly repoId: string },
): Promise<number> {
  const repository = await withOrg(db, scope.orgId, (tx) => keptRepository(tx, scope));
  if (repository === null) return 0;
  const scratchDir = join(dataDir, "scratch");
  await mkdir(scratchDir, { recursive: true });
  const source = await open(repository, scratchDir);
  if (source === null) return 0;
  try {
    const leftOut = await withOrg(db, scope.orgId, (tx) => leftOutPaths(tx, scope));
    return await readSurfaceFiles(
      db,
      scope,
      source,
      leftOut.map((path) => literalPathspec(Buffer.from(path))),
    );
  } finally {
    await source.close();
  }
}
