import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { OwnersVersion } from "@/lib/model/owner-rule.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

const Version = z.object({
  fromAt: z.number(),
  sha: z.string(),
  path: z.string(),
  rules: z.array(z.object({ line: z.number(), pattern: z.string(), owners: z.array(z.string()) })),
});

/** The dated versions of the owners file as a reading left them, oldest first. */
export const readOwners = (tx: Tx, { orgId, repoId }: RepoScope): Promise<OwnersVersion[]> =>
  rows(
    tx,
    Version,
    sql`SELECT extract(epoch FROM from_at)::float8 AS "fromAt", sha, path, rules FROM codeowners_version
        WHERE org_id = ${orgId} AND repo_id = ${repoId} ORDER BY from_at`,
  );
