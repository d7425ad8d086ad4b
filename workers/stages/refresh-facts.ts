import { type Db, withOrg } from "@/lib/core/db.ts";
import { replaceFactCells } from "@/lib/metrics/store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { repositoryStore } from "@/lib/settings/repository-store.ts";

/** Computes the facts of a repository again from what its ledger and compositions say. */
export const refreshFactsStage =
  ({ db }: { readonly db: Db }) =>
  async (scope: RepoScope): Promise<void> => {
    const asOf = await repositoryStore(db, scope).asOf();
    if (asOf === null) return;
    await withOrg(db, scope.orgId, (tx) => replaceFactCells(tx, { ...scope, asOf, weeks: null }));
  };
