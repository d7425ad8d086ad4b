import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, identifier, join, rows, type Sql, sql } from "@/lib/core/sql.ts";
import { DAY_SECONDS, parseWeek, WEEK_SECONDS, weeksIn } from "@/lib/core/time.ts";
import { CLOSED } from "@/lib/model/change-plan.ts";
import { EXCLUDED } from "@/lib/model/correction.ts";
import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

/** Days after its merge from which a change counts as settled. */
export const SETTLE_DAYS = 30;

export type FactScope = RepoScope & {
  /** Seconds: the time up to which the repository is completely read. Decides what has settled. */
  readonly asOf: number;
  /** ISO weeks to compute again; null for all. */
  readonly weeks: readonly string[] | null;
};

/**
 * Computes the fact cells of a repository again from its changes, ledger entries and compositions, and replaces them:
 * all, or those of some weeks. What a person or the organisation said of a composition wins over what was computed; changes that
 * it leaves out have no part; of one that was closed without landing the lines count, not the change. The lives of lines follow. Answers
 * how many cells.
 */
export async function replaceFactCells(tx: Tx, scope: FactScope): Promise<number> {
  const { orgId, repoId, weeks } = scope;
  await execute(
    tx,
    sql`
      DELETE FROM fact_cell WHERE org_id = ${orgId} AND repo_id = ${repoId}
        AND (${weeks}::text[] IS NULL OR week = ANY(${weeks}::text[]))`,
  );
  // Fresh tables have no statistics yet: the planner would compare every change with every other.
  await execute(tx, sql`SELECT set_config('enable_nestloop', 'off', true)`);
  const cells = await insertCells(tx, scope);
  await followChanges(tx, scope);
  await execute(tx, sql`SELECT set_config('enable_nestloop', 'on', true)`);
  return cells;
}

function insertCells(tx: Tx, { orgId, repoId, asOf, weeks }: FactScope): Promise<number> {
  const names = LEDGER_CLASSES.map(identifier);
  return execute(
    tx,
    sql`
      WITH moved AS (
        SELECT c.*, to_char(c.merged_at AT TIME ZONE 'UTC', 'IYYY"-W"IW') AS week,
          date_trunc('week', c.merged_at AT TIME ZONE 'UTC')::date AS week_start
        FROM change c WHERE c.org_id = ${orgId} AND c.repo_id = ${repoId} AND NOT c.excluded AND ${mergedIn(weeks)}
      ), booked AS (
        SELECT e.change_id, coalesce(sum(e.atoms) FILTER (WHERE e.rule = ${EXCLUDED}), 0) AS left_out,
          ${join(LEDGER_CLASSES.map(atomsOf))} FROM ledger_entry e
        WHERE e.org_id = ${orgId} AND e.repo_id = ${repoId} AND e.change_id IN (SELECT id FROM moved)
        GROUP BY e.change_id
      )
      INSERT INTO fact_cell (org_id, team_id, repo_id, week, week_start, composition, work_kind, changes, settled_changes,
        reverted_changes, gross, ai_lines, lines, ${join(names)})
      SELECT m.org_id, m.team_id, m.repo_id, m.week, m.week_start, coalesce(p.stated_class, p.class, 'unknown'), m.work_kind,
        count(*) FILTER (WHERE m.kind <> ${CLOSED}),
        count(*) FILTER (WHERE m.kind <> ${CLOSED} AND m.merged_at + make_interval(days => ${SETTLE_DAYS}) <= to_timestamp(${asOf})),
        count(*) FILTER (WHERE m.gross > 0 AND b.reverted * 2 >= m.gross),
        sum(m.gross + coalesce(b.left_out, 0)), coalesce(sum(p.ai_lines), 0), coalesce(sum(p.lines), 0),
        ${join(names.map((name) => sql`coalesce(sum(b.${name}), 0)`))}
      FROM moved m
      LEFT JOIN booked b ON b.change_id = m.id
      LEFT JOIN composition p ON p.org_id = m.org_id AND p.repo_id = m.repo_id AND p.change_id = m.id
      WHERE (${weeks}::text[] IS NULL OR m.week = ANY(${weeks}::text[]))
      GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  );
}

/** Gives the lives of lines to the team and the composition that their change has now, as its facts; none to what is left out. */
function followChanges(tx: Tx, { orgId, repoId, weeks }: FactScope): Promise<number> {
  return execute(
    tx,
    sql`
      UPDATE survival s SET team_id = m.team_id, composition = m.composition
      FROM (
        SELECT c.id, CASE WHEN NOT c.excluded THEN c.team_id END AS team_id,
          coalesce(p.stated_class, p.class, 'unknown') AS composition FROM change c
        LEFT JOIN composition p ON p.org_id = c.org_id AND p.repo_id = c.repo_id AND p.change_id = c.id
        WHERE c.org_id = ${orgId} AND c.repo_id = ${repoId} AND ${mergedIn(weeks)}
      ) m
      WHERE s.org_id = ${orgId} AND s.repo_id = ${repoId} AND s.change_id = m.id
        AND (s.team_id, s.composition) IS DISTINCT FROM (m.team_id, m.composition)`,
  );
}

/** Merged from the first to the last of the weeks, so that the index on the merge time finds the changes. */
function mergedIn(weeks: readonly string[] | null): Sql {
  const starts = (weeks ?? []).flatMap((week) => parseWeek(week) ?? []);
  if (weeks === null || starts.length === 0) return weeks === null ? sql`true` : sql`false`;
  const [from, to] = [Math.min(...starts), Math.max(...starts) + WEEK_SECONDS];
  return sql`c.merged_at >= to_timestamp(${from}) AND c.merged_at < to_timestamp(${to})`;
}

const atomsOf = (name: LedgerClass): Sql =>
  sql`coalesce(sum(e.atoms) FILTER (WHERE e.class = ${name}), 0) AS ${identifier(name)}`;

/** The ISO weeks of changes that settle when the reading moves on: their cells change though their books do not. */
export const weeksThatSettle = (asOfBefore: number, asOf: number): string[] =>
  weeksIn({ from: asOfBefore - SETTLE_DAYS * DAY_SECONDS, to: asOf - SETTLE_DAYS * DAY_SECONDS + 1 });

/** The ISO weeks in which these changes merged, in order: the cells that a change of their books touches. */
export async function weeksOfChanges(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changeIds: readonly string[],
): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ week: z.string() }),
    sql`
      SELECT DISTINCT to_char(merged_at AT TIME ZONE 'UTC', 'IYYY"-W"IW') AS week FROM change
      WHERE org_id = ${orgId} AND repo_id = ${repoId} AND id = ANY(${changeIds}) ORDER BY week`,
  );
  return found.map(({ week }) => week);
}
