import { z } from "zod";
import { bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { CLOSED_RULES } from "@/lib/model/closed-pull.ts";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { EXCLUDED } from "@/lib/model/correction.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { BookedChange, StandingChange } from "./book-unit.ts";
import { MECHANICAL } from "./effective-atoms.ts";

/** Keeps the points of an organisation for this transaction until it ends: one at a time books them. */
export const holdPoints = (tx: Tx, orgId: string): Promise<number> =>
  execute(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`points ${orgId}`}, 0))`);

/** Lines of a change that can carry points, as `readParts` takes them; what somebody said of them counts. */
const PARTS = sql`
  SELECT repo_id, change_id, string_agg(concat_ws(' ', class, added, removed), ';' ORDER BY class) AS parts FROM (
    SELECT repo_id, change_id, coalesce(stated_class, class) AS class, sum(added) AS added, sum(removed) AS removed
    FROM picked WHERE coalesce(stated_class, class) <> ALL(${[...MECHANICAL, EXCLUDED]})
      AND NOT (coalesce(stated_class, class) = 'abandoned' AND rule = ${CLOSED_RULES.mechanical})
    GROUP BY 1, 2, 3
  ) classes GROUP BY 1, 2`;

/**
 * Units of which a change, its team, kind, composition, lines or score is otherwise than what is booked. Lines are compared in the
 * repositories whose figures have changed since.
 */
export async function unitsToBook(tx: Tx, orgId: string, changed: readonly string[]): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ unit_id: z.string() }),
    sql`
      WITH picked AS (
        SELECT * FROM atom_group WHERE org_id = ${orgId} AND repo_id = ANY(${[...changed]}::uuid[])
      ), parts AS (${PARTS}), placed AS (
        SELECT c.*, coalesce(u.unit_id, c.repo_id || '/' || c.id) AS unit_id FROM change c
        JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id AND r.removed_at IS NULL AND r.as_of IS NOT NULL
        LEFT JOIN unit_change u ON u.org_id = c.org_id AND u.repo_id = c.repo_id AND u.change_id = c.id
        WHERE c.org_id = ${orgId} AND NOT c.excluded
      ), sizes AS (SELECT unit_id, count(*) AS unit_changes FROM placed GROUP BY unit_id), now AS (
        SELECT p.repo_id, p.id AS change_id, p.unit_id, z.unit_changes, p.team_id, p.work_kind, p.merged_at,
          coalesce(k.stated_class, k.class, 'unknown') AS composition, k.ai_lines, k.lines, s.milli_points AS score,
          CASE WHEN p.repo_id = ANY(${[...changed]}::uuid[]) THEN coalesce(g.parts, '') END AS parts
        FROM placed p JOIN sizes z USING (unit_id)
        LEFT JOIN composition k ON k.org_id = p.org_id AND k.repo_id = p.repo_id AND k.change_id = p.id
        LEFT JOIN unit_score s ON s.org_id = p.org_id AND s.unit_id = p.unit_id
        LEFT JOIN parts g ON g.repo_id = p.repo_id AND g.change_id = p.id
      )
      SELECT DISTINCT t.unit_id FROM now n
      FULL JOIN (SELECT * FROM change_points WHERE org_id = ${orgId}) b ON b.repo_id = n.repo_id AND b.change_id = n.change_id
      CROSS JOIN LATERAL unnest(ARRAY[n.unit_id, b.unit_id]) AS t(unit_id)
      WHERE t.unit_id IS NOT NULL AND (
        (n.unit_id, n.unit_changes, n.team_id, n.work_kind, n.merged_at, n.composition, n.ai_lines, n.lines, n.score)
          IS DISTINCT FROM
        (b.unit_id, b.unit_changes, b.team_id, b.work_kind, b.merged_at, b.composition, b.ai_lines, b.lines, b.score)
        OR n.parts <> b.parts)
      ORDER BY t.unit_id`,
  );
  return found.map(({ unit_id }) => unit_id);
}

const seconds = z.number();
const Standing: z.ZodType<StandingChange> = z.object({
  repoId: z.uuid(),
  changeId: z.string(),
  unitId: z.string(),
  unitChanges: z.number(),
  teamId: z.uuid(),
  composition: z.enum(COMPOSITION_CLASSES),
  workKind: z.string(),
  mergedAt: seconds,
  parts: z.string(),
  aiLines: z.number().nullable(),
  lines: z.number().nullable(),
  score: z.number().nullable(),
});

/** The changes of these units as they stand, unit by unit. A change that is in no unit yet is one by itself. */
export function standingChanges(tx: Tx, orgId: string, units: readonly string[]): Promise<StandingChange[]> {
  return rows(
    tx,
    Standing,
    sql`
      WITH named AS (
        SELECT id, left(id, 36)::uuid AS repo_id, substr(id, 38) AS change_id FROM unnest(${[...units]}::text[]) i (id)
      ), members AS (
        SELECT u.repo_id, u.change_id, u.unit_id FROM named n JOIN unit_change u ON u.org_id = ${orgId} AND u.unit_id = n.id
        UNION ALL
        SELECT n.repo_id, n.change_id, n.id FROM named n WHERE NOT EXISTS (
          SELECT 1 FROM unit_change u WHERE u.org_id = ${orgId} AND u.repo_id = n.repo_id AND u.change_id = n.change_id)
      ), placed AS (
        SELECT c.*, m.unit_id FROM members m
        JOIN change c ON c.org_id = ${orgId} AND c.repo_id = m.repo_id AND c.id = m.change_id AND NOT c.excluded
        JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id AND r.removed_at IS NULL AND r.as_of IS NOT NULL
      ), picked AS (
        SELECT g.* FROM placed p JOIN atom_group g ON g.org_id = p.org_id AND g.repo_id = p.repo_id AND g.change_id = p.id
      ), parts AS (${PARTS})
      SELECT p.repo_id AS "repoId", p.id AS "changeId", p.unit_id AS "unitId", p.team_id AS "teamId", p.work_kind AS "workKind",
        (count(*) OVER (PARTITION BY p.unit_id))::int AS "unitChanges", extract(epoch FROM p.merged_at)::float8 AS "mergedAt",
        coalesce(k.stated_class, k.class, 'unknown') AS composition, k.ai_lines AS "aiLines", k.lines,
        coalesce(g.parts, '') AS parts, s.milli_points AS score
      FROM placed p
      LEFT JOIN composition k ON k.org_id = p.org_id AND k.repo_id = p.repo_id AND k.change_id = p.id
      LEFT JOIN unit_score s ON s.org_id = p.org_id AND s.unit_id = p.unit_id
      LEFT JOIN parts g ON g.repo_id = p.repo_id AND g.change_id = p.id
      ORDER BY p.unit_id, p.repo_id, p.id`,
  );
}

const KEY = ["org_id", "repo_id", "change_id"];
const COLUMNS = [
  ...KEY,
  ..."unit_id unit_changes team_id composition work_kind merged_at parts ai_lines lines score".split(" "),
  ..."booked_at settles_at is_last ai".split(" "),
  ...LEDGER_CLASSES,
];
const at = (time: number): Date => new Date(time * 1_000);

/** Replaces what is booked of these units. Equal rows are not touched. */
export async function keepPoints(
  tx: Tx,
  orgId: string,
  units: readonly string[],
  booked: readonly BookedChange[],
): Promise<void> {
  await execute(
    tx,
    sql`DELETE FROM change_points b WHERE b.org_id = ${orgId} AND b.unit_id = ANY(${[...units]}::text[])
          AND (b.repo_id, b.change_id) NOT IN (
            SELECT r, c FROM unnest(${booked.map(({ repoId }) => repoId)}::uuid[], ${booked.map(({ changeId }) => changeId)}::text[]) t (r, c))`,
  );
  await bulkUpsert(
    tx,
    { table: "change_points", columns: COLUMNS, key: KEY },
    booked.map((row) => [
      orgId,
      row.repoId,
      row.changeId,
      row.unitId,
      row.unitChanges,
      row.teamId,
      row.composition,
      row.workKind,
      at(row.mergedAt),
      row.parts,
      row.aiLines,
      row.lines,
      row.score,
      at(row.bookedAt),
      at(row.settlesAt),
      row.isLast,
      row.ai,
      ...LEDGER_CLASSES.map((name) => row.points[name]),
    ]),
  );
}
