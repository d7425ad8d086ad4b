import { z } from "zod";
import { bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { DRIVERS } from "@/lib/model/complexity.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { SCORE_GAPS, type UnitScore } from "@/lib/model/unit-score.ts";

/** Keeps scores of units. Equal rows are not touched; answers how many were written. */
export const keepScores = (tx: Tx, orgId: string, scores: readonly UnitScore[]): Promise<number> =>
  bulkUpsert(
    tx,
    {
      table: "unit_score",
      columns: ["org_id", "unit_id", "milli_points", "parts", "version", "inputs", "gaps"],
      key: ["org_id", "unit_id"],
    },
    scores.map(({ unitId, milliPoints, parts, version, inputs, gaps }) => [
      orgId,
      unitId,
      milliPoints,
      { json: parts },
      version,
      inputs,
      [...gaps],
    ]),
  );

const Row: z.ZodType<UnitScore> = z.object({
  unitId: z.string(),
  milliPoints: z.number().int(),
  parts: z.array(
    z.object({
      driver: z.enum(DRIVERS),
      x: z.number(),
      points: z.number(),
      evidence: z.array(z.string()),
    }),
  ),
  version: z.string(),
  inputs: z.string(),
  gaps: z.array(z.enum(SCORE_GAPS)),
});

/** The scores of these units, by unit. A unit that is not in the answer is not weighed yet. */
export async function readScores(
  tx: Tx,
  orgId: string,
  units: readonly string[],
): Promise<Map<string, UnitScore>> {
  const found = await rows(
    tx,
    Row,
    sql`SELECT unit_id AS "unitId", milli_points AS "milliPoints", parts, version, inputs, gaps FROM unit_score
        WHERE org_id = ${orgId} AND unit_id = ANY(${[...units]})`,
  );
  return new Map(found.map((score) => [score.unitId, score]));
}

/** Takes out scores of units that are no more. Answers how many. */
export const dropLostScores = (tx: Tx, orgId: string): Promise<number> =>
  execute(
    tx,
    sql`DELETE FROM unit_score s WHERE s.org_id = ${orgId}
          AND NOT EXISTS (SELECT 1 FROM work_unit u WHERE u.org_id = s.org_id AND u.id = s.unit_id)`,
  );

/**
 * Says of scores that they are to be made again, where what these changes did has just been read: of the units that they are in, and
 * of those that began after one of them had landed and were scored by what was known then. The scores stay until then.
 */
export const markScored = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changes: readonly string[],
): Promise<number> =>
  execute(
    tx,
    sql`UPDATE unit_score s SET inputs = ''
        FROM work_unit u, (SELECT min(merged_at) AS at FROM change
          WHERE org_id = ${orgId} AND repo_id = ${repoId} AND id = ANY(${[...changes]})) first
        WHERE s.org_id = ${orgId} AND u.org_id = s.org_id AND u.id = s.unit_id AND s.inputs <> '' AND (
          s.unit_id IN (SELECT m.unit_id FROM unit_change m
            WHERE m.org_id = ${orgId} AND m.repo_id = ${repoId} AND m.change_id = ANY(${[...changes]}))
          OR (u.opened_at > first.at AND NOT 'history' = ANY(s.gaps) AND EXISTS (
            SELECT 1 FROM unit_change m WHERE m.org_id = s.org_id AND m.unit_id = s.unit_id AND m.repo_id = ${repoId})))`,
  );
