import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { KeptRepository } from "@/lib/settings/kept-repository.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { type OpenRepository, openRepository } from "@/lib/sources/git/open-repository.ts";

/**
 * Opens what an earlier reading fetched, as it lies on this machine; null where this machine has no copy. Nothing is asked of the
 * network: whatever has landed since belongs to the next reading.
 */
export const openKept =
  ({ dataDir }: { readonly dataDir: string }) =>
  async ({ id, source, location }: KeptRepository, scratchDir: string): Promise<OpenRepository | null> => {
    const path = source === "local" ? location : join(dataDir, "mirrors", `${id}.git`);
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    return isThere ? openRepository(createGit(), { path, scratchDir }) : null;
  };
