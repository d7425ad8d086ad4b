import { rm } from "node:fs/promises";
import { join } from "node:path";
import { sampleFolder } from "../sample-folder.ts";

/** Deletes the mirror of a repository, or without one the repositories of a sample. What is gone already stays gone. */
export const forgetFilesStage =
  ({ dataDir }: { readonly dataDir: string }) =>
  async ({ orgId, repoId }: { orgId: string; repoId: string | null }): Promise<void> => {
    const places =
      repoId === null
        ? [sampleFolder(dataDir, orgId)]
        : ["", ".partial"].map((end) => join(dataDir, "mirrors", `${repoId}.git${end}`));
    for (const place of places) await rm(place, { recursive: true, force: true });
  };
