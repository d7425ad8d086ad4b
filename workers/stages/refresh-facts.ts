import { z } from "zod";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { replaceFactCells } from "@/lib/metrics/store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

/** Computes the facts of a repository again from what its ledger and compositions say. */
export const refreshFactsStage =
  ({ db }: { readonly db: Db }) =>
  async ({ orgId, repoId }: RepoScope): Promise<void> => {
    await withOrg(db, orgId, async (tx) => {
      const [found] = await rows(
        tx,
        z.object({ asOf: z.number() }),
        sql`SELECT extract(epoch FROM as_of)::float8 AS "asOf" FROM repository
            WHERE org_id = ${orgId} AND id = ${repoId} AND as_of IS NOT NULL AND removed_at IS NULL`,
      );
      if (found) await replaceFactCells(tx, { orgId, repoId, asOf: found.asOf, weeks: null });
    });
  };
