import { type Db, withOrg } from "@/lib/core/db.ts";
import { replaceFactCells } from "@/lib/metrics/store.ts";
import { assignTeams } from "@/lib/normalized/people/change-team-store.ts";
import { repositoryStore } from "@/lib/settings/repository-store.ts";
import { withRetries } from "../sync/with-retries.ts";

/** Gives changes to the teams of their authors, and computes the facts of the weeks again in which any went to another. */
export const assignTeamsStage =
  ({ db }: { readonly db: Db }) =>
  ({ orgId }: { readonly orgId: string }): Promise<number> =>
    withRetries(() =>
      withOrg(db, orgId, async (tx) => {
        const reassigned = await assignTeams(tx, orgId, null);
        for (const { repoId, weeks } of reassigned) {
          const asOf = await repositoryStore(db, { orgId, repoId }).asOf();
          // A first reading that is under way counts all of it at its end.
          if (asOf !== null) await replaceFactCells(tx, { orgId, repoId, asOf, weeks });
        }
        return reassigned.length;
      }),
    );
