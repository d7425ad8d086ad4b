import { type Db, withOrg } from "@/lib/core/db.ts";
import { dropStaleElements } from "@/lib/ledger/complexity/elements-store.ts";
import { applySaid } from "@/lib/ledger/corrections/apply-said.ts";
import { replaceFactCells, weeksOfChanges } from "@/lib/metrics/store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { holdTeams } from "@/lib/normalized/people/change-team-store.ts";
import { repositoryAsOf } from "@/lib/settings/repository-as-of.ts";

/**
 * Lets corrections and rules count in what was read of a repository, and computes the weeks that this moves again. What was never
 * read whole is left to its reading. Answers the changes that count otherwise.
 */
export const countSaidStage =
  ({ db }: { readonly db: Db }) =>
  ({ orgId, repoId, change }: RepoScope & { readonly change: string | null }): Promise<string[]> =>
    withOrg(db, orgId, async (tx) => {
      const scope = { orgId, repoId };
      // A reading holds them while it writes: each sees what the other has left.
      await holdTeams(tx, scope);
      const asOf = await repositoryAsOf(tx, scope);
      if (asOf === null) return [];
      const moved = await applySaid(tx, { ...scope, changes: change === null ? null : [change] });
      if (moved.length > 0) {
        await dropStaleElements(tx, scope, moved);
        await replaceFactCells(tx, { ...scope, asOf, weeks: await weeksOfChanges(tx, scope, moved) });
      }
      return moved;
    });
