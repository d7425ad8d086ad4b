import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const Told = z.object({
  unit: z.string(),
  repoId: z.uuid(),
  teamId: z.uuid(),
  title: z.string(),
  startedAt: z.number(),
  at: z.number(),
  isSettled: z.boolean(),
  isAssisted: z.boolean(),
});
/** A delivered unit: where and by whom its last change landed, when its first commit was made. Times in seconds. */
export type ToldUnit = z.output<typeof Told>;

/**
 * Every unit of an organisation. `before` are changes with specifications or decisions and nothing else: work on a unit begins after
 * them, where it has others.
 */
export const toldUnits = (
  tx: Tx,
  orgId: string,
  before: readonly (readonly [repoId: string, changeId: string])[],
): Promise<ToldUnit[]> =>
  rows(
    tx,
    Told,
    sql`WITH before AS (
          SELECT * FROM unnest(${before.map(([repoId]) => repoId)}::uuid[], ${before.map(([, id]) => id)}::text[]) AS b(repo_id, change_id)
        ), commits AS (
          SELECT repo_id, change_id, min(authored_at) AS at FROM change_commit WHERE org_id = ${orgId} GROUP BY 1, 2
        ), members AS (
          SELECT u.unit_id, c.repo_id, c.team_id, c.title, c.merged_at, c.id, r.as_of, b.change_id IS NOT NULL AS is_before,
            least(c.opened_at, k.at) AS started_at,
            coalesce(coalesce(m.stated_class, m.class) IN ('hybrid', 'agent', 'automation'), false) AS is_assisted
          FROM unit_change u
          JOIN change c ON c.org_id = u.org_id AND c.repo_id = u.repo_id AND c.id = u.change_id AND NOT c.excluded
          JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id AND r.removed_at IS NULL
          LEFT JOIN composition m ON m.org_id = c.org_id AND m.repo_id = c.repo_id AND m.change_id = c.id
          LEFT JOIN commits k ON k.repo_id = c.repo_id AND k.change_id = c.id
          LEFT JOIN before b ON b.repo_id = c.repo_id AND b.change_id = c.id
          WHERE u.org_id = ${orgId}
        )
        SELECT DISTINCT ON (unit_id) unit_id AS unit, repo_id AS "repoId", team_id AS "teamId", title,
          extract(epoch FROM coalesce(min(started_at) FILTER (WHERE NOT is_before) OVER w, min(started_at) OVER w))::float8 AS "startedAt",
          extract(epoch FROM max(merged_at) OVER w)::float8 AS at,
          coalesce(max(merged_at) OVER w + interval '30 days' <= as_of, false) AS "isSettled", bool_or(is_assisted) OVER w AS "isAssisted"
        FROM members WINDOW w AS (PARTITION BY unit_id) ORDER BY unit_id, merged_at DESC, repo_id, id`,
  );

const Member = z.object({ repoId: z.uuid(), changeId: z.string(), unit: z.string() });

/** The unit of every change: by `<repository>/<change>`. */
export async function unitsOfChanges(tx: Tx, orgId: string): Promise<ReadonlyMap<string, string>> {
  const found = await rows(
    tx,
    Member,
    sql`SELECT repo_id AS "repoId", change_id AS "changeId", unit_id AS unit FROM unit_change WHERE org_id = ${orgId}`,
  );
  return new Map(found.map(({ repoId, changeId, unit }) => [`${repoId}/${changeId}`, unit]));
}
