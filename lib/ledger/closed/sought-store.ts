import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { CLOSED } from "@/lib/model/change-plan.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { RESTATE_SECONDS } from "../fold/fold-state.ts";
import type { Sought } from "./landed-candidates.ts";

const Row = z.object({
  change: z.string(),
  baseSha: z.string(),
  headSha: z.string(),
  from: z.number(),
  to: z.number(),
  gross: z.number(),
  files: z.array(z.object({ path: z.string(), atoms: z.number() })),
});

/** What closed changes consist of, to look for in others: from the first of their commits until half a year after they were closed. */
export const soughtChanges = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changes: readonly string[],
): Promise<Sought[]> =>
  rows(
    tx,
    Row,
    sql`SELECT c.id AS change, c.base_sha AS "baseSha", c.merge_sha AS "headSha", c.gross,
          extract(epoch FROM least(c.opened_at, (SELECT min(m.authored_at) FROM change_commit m
            WHERE m.org_id = c.org_id AND m.repo_id = c.repo_id AND m.change_id = c.id)))::float8 AS "from",
          extract(epoch FROM c.merged_at)::float8 + ${RESTATE_SECONDS}::int AS "to",
          (SELECT coalesce(json_agg(f), '[]') FROM (
            SELECT g.path, sum(g.added + g.removed)::int AS atoms FROM atom_group g
            WHERE g.org_id = c.org_id AND g.repo_id = c.repo_id AND g.change_id = c.id GROUP BY g.path) f) AS files
        FROM change c
        WHERE c.org_id = ${orgId} AND c.repo_id = ${repoId} AND c.kind = ${CLOSED} AND c.id = ANY(${[...changes]}::text[])
          AND c.base_sha IS NOT NULL
        ORDER BY c.merged_at, c.id`,
  );
