import { z } from "zod";
import { COMPOSITION_CLASSES } from "../model/composition-class.ts";
import type { LineLives } from "../model/fact.ts";
import type { Tx } from "./db.ts";
import { rows, sql } from "./sql.ts";

const Life = z.tuple([
  z.uuid(),
  z.string(),
  z.enum(COMPOSITION_CLASSES),
  z.number(),
  z.number(),
  z.array(z.number()),
  z.array(z.number()),
]);
const Row = z.object({ lives: z.array(Life) });

/** The lives of the lines that changes of these teams, merged in `[from, to)`, seconds, brought: what survival is estimated from. */
export async function readLives(
  tx: Tx,
  scope: { teams: readonly string[]; from: number; to: number },
): Promise<LineLives[]> {
  // One document: a year of changes as rows with arrays in them takes four times as long to read.
  const [found] = await rows(
    tx,
    Row,
    sql`
      SELECT coalesce(json_agg(
        json_build_array(b.repo_id, b.change_id, b.composition, b.born, b.censor_day,
          coalesce(d.days, '{}'), coalesce(d.deaths, '{}')) ORDER BY b.born_at, b.change_id), '[]') AS lives
      FROM change c
      JOIN survival_born b ON b.org_id = c.org_id AND b.repo_id = c.repo_id AND b.change_id = c.id
      LEFT JOIN LATERAL (
        SELECT array_agg(x.day ORDER BY x.day) AS days, array_agg(x.deaths ORDER BY x.day) AS deaths FROM survival_death x
        WHERE x.org_id = b.org_id AND x.repo_id = b.repo_id AND x.change_id = b.change_id
      ) d ON true
      WHERE c.team_id = ANY(${scope.teams}::uuid[])
        AND c.merged_at >= to_timestamp(${scope.from}) AND c.merged_at < to_timestamp(${scope.to})
        AND b.born_at >= to_timestamp(${scope.from}) AND b.born_at < to_timestamp(${scope.to}) AND b.born > 0`,
  );
  return (found?.lives ?? []).map(([repoId, changeId, composition, born, censorDay, days, deaths]) => ({
    repoId,
    changeId,
    composition,
    born,
    censorDay,
    days,
    deaths,
  }));
}
