import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

/** Paths of a repository whose contents could not be read, and stand outside everything. */
export async function leftOutPaths(tx: Tx, { orgId, repoId }: RepoScope): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ path: z.string() }),
    sql`SELECT path FROM left_out_path WHERE org_id = ${orgId} AND repo_id = ${repoId} ORDER BY path`,
  );
  return found.map(({ path }) => path);
}
