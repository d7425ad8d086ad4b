import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

const Read = z.object({ asOf: z.number().nullable() });

/** Seconds: how far a repository has been read; null before the first complete read, or where it is gone. */
export async function repositoryAsOf(tx: Tx, { orgId, repoId }: RepoScope): Promise<number | null> {
  const found = await rows(
    tx,
    Read,
    sql`SELECT extract(epoch FROM as_of)::float8 AS "asOf" FROM repository
        WHERE org_id = ${orgId} AND id = ${repoId} AND removed_at IS NULL`,
  );
  return found[0]?.asOf ?? null;
}
