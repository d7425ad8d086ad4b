import { z } from "zod";
import { COMPOSITION_CLASSES } from "../model/composition-class.ts";
import type { LineLives } from "../model/fact.ts";
import type { Tx } from "./db.ts";
import { rows, sql } from "./sql.ts";

const Row = z.object({
  repo_id: z.uuid(),
  change_id: z.string(),
  composition: z.enum(COMPOSITION_CLASSES),
  born: z.number(),
  censor_day: z.number(),
  days: z.array(z.number()),
  deaths: z.array(z.number()),
});

/** The lives of the lines that a team's changes of `[from, to)`, seconds, brought: what survival is estimated from. */
export async function readLives(
  tx: Tx,
  scope: { team: string; from: number; to: number },
): Promise<LineLives[]> {
  const found = await rows(
    tx,
    Row,
    sql`
      SELECT b.repo_id, b.change_id, b.composition, b.born, b.censor_day,
        coalesce(d.days, '{}') AS days, coalesce(d.deaths, '{}') AS deaths
      FROM survival_born b
      LEFT JOIN LATERAL (
        SELECT array_agg(x.day ORDER BY x.day) AS days, array_agg(x.deaths ORDER BY x.day) AS deaths FROM survival_death x
        WHERE x.org_id = b.org_id AND x.repo_id = b.repo_id AND x.change_id = b.change_id
      ) d ON true
      WHERE b.repo_id IN (SELECT r.id FROM repository r WHERE r.team_id = ${scope.team} AND r.removed_at IS NULL)
        AND b.born_at >= to_timestamp(${scope.from}) AND b.born_at < to_timestamp(${scope.to}) AND b.born > 0
      ORDER BY b.born_at, b.change_id`,
  );
  return found.map(({ repo_id, change_id, censor_day, ...row }) => ({
    ...row,
    repoId: repo_id,
    changeId: change_id,
    censorDay: censor_day,
  }));
}
