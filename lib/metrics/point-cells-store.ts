import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, identifier, join, rows, sql } from "@/lib/core/sql.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";

const WEEK = sql`to_char(b.booked_at AT TIME ZONE 'UTC', 'IYYY"-W"IW')`;

/** A week of a repository whose cells are to be computed again. */
export type PointWeek = { readonly repoId: string; readonly week: string };
const Week: z.ZodType<PointWeek> = z.object({ repoId: z.uuid(), week: z.string() });

/** The weeks in which something is booked of these units. */
export const weeksOfUnits = (tx: Tx, orgId: string, units: readonly string[]): Promise<PointWeek[]> =>
  rows(
    tx,
    Week,
    sql`SELECT DISTINCT b.repo_id AS "repoId", ${WEEK} AS week FROM change_points b
        WHERE b.org_id = ${orgId} AND b.unit_id = ANY(${[...units]}::text[])`,
  );

/** The weeks of units that settle between two times, seconds: their cells change though nothing else does. */
export const weeksSettling = (
  tx: Tx,
  orgId: string,
  repoId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<PointWeek[]> =>
  rows(
    tx,
    Week,
    sql`SELECT DISTINCT b.repo_id AS "repoId", ${WEEK} AS week FROM change_points b
        WHERE b.org_id = ${orgId} AND b.repo_id = ${repoId}
          AND b.settles_at > to_timestamp(${from}) AND b.settles_at <= to_timestamp(${to})`,
  );

/** Computes the cells of these weeks again from what is booked of changes, and replaces them. Answers how many. */
export async function replacePointCells(tx: Tx, orgId: string, weeks: readonly PointWeek[]): Promise<number> {
  const named = sql`unnest(${weeks.map(({ repoId }) => repoId)}::uuid[], ${weeks.map(({ week }) => week)}::text[]) t (repo, week)`;
  await execute(
    tx,
    sql`DELETE FROM point_cell d USING ${named} WHERE d.org_id = ${orgId} AND d.repo_id = t.repo AND d.week = t.week`,
  );
  const names = LEDGER_CLASSES.map(identifier);
  const gross = join(
    names.map((name) => sql`b.${name}`),
    " + ",
  );
  return execute(
    tx,
    sql`
      INSERT INTO point_cell (org_id, team_id, repo_id, week, composition, work_kind, changes, weighed, settled, units, ai, measured, ${join(names)})
      SELECT b.org_id, b.team_id, b.repo_id, ${WEEK}, b.composition, b.work_kind, count(*), count(b.score),
        count(b.score) FILTER (WHERE b.settles_at <= r.as_of), count(b.score) FILTER (WHERE b.is_last),
        coalesce(sum(b.ai), 0), coalesce(sum(${gross}) FILTER (WHERE b.ai IS NOT NULL), 0),
        ${join(names.map((name) => sql`sum(b.${name})`))}
      FROM change_points b JOIN repository r ON r.org_id = b.org_id AND r.id = b.repo_id
      WHERE b.org_id = ${orgId} AND (b.repo_id, ${WEEK}) IN (SELECT repo, week FROM ${named})
      GROUP BY 1, 2, 3, 4, 5, 6`,
  );
}
