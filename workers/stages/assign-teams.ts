import { type Db, withOrg } from "@/lib/core/db.ts";
import { replaceFactCells } from "@/lib/metrics/store.ts";
import { assignTeams } from "@/lib/normalized/people/change-team-store.ts";
import { repositoriesOf } from "@/lib/settings/repositories-of.ts";
import { repositoryAsOf } from "@/lib/settings/repository-as-of.ts";

/**
 * Gives changes to the teams of their authors, and computes the facts of the weeks again in which any went to another. Each
 * repository is a transaction of its own. Answers in how many any did.
 */
export const assignTeamsStage =
  ({ db }: { readonly db: Db }) =>
  async ({ orgId }: { readonly orgId: string }): Promise<number> => {
    let reassigned = 0;
    for (const repoId of await withOrg(db, orgId, (tx) => repositoriesOf(tx, orgId)))
      await withOrg(db, orgId, async (tx) => {
        const weeks = await assignTeams(tx, { orgId, repoId });
        if (weeks.length === 0) return;
        reassigned += 1;
        const asOf = await repositoryAsOf(tx, { orgId, repoId });
        // A first reading that is under way counts all of it at its end.
        if (asOf !== null) await replaceFactCells(tx, { orgId, repoId, asOf, weeks });
      });
    return reassigned;
  };
