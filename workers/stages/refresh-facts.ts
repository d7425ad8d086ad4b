import { type Db, withOrg } from "@/lib/core/db.ts";
import { replaceFactCells } from "@/lib/metrics/store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { repositoryAsOf } from "@/lib/settings/repository-as-of.ts";

/** Computes the facts of a repository again from what its ledger and compositions say. */
export const refreshFactsStage =
  ({ db }: { readonly db: Db }) =>
  (scope: RepoScope): Promise<void> =>
    withOrg(db, scope.orgId, async (tx) => {
      const asOf = await repositoryAsOf(tx, scope);
      if (asOf !== null) await replaceFactCells(tx, { ...scope, asOf, weeks: null });
    });
