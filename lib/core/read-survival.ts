import { z } from "zod";
import { COMPOSITION_CLASSES } from "../model/composition-class.ts";
import type { ReadScope } from "../model/metric-read.ts";
import type { Tx } from "./db.ts";
import { rows, sql } from "./sql.ts";

/** The lines of one change as survival analysis needs them: how many were born, on which days of their life some died. */
export type SurvivalCluster = z.output<typeof Cluster>;

const Cluster = z.object({
  repoId: z.string(),
  changeId: z.string(),
  composition: z.enum(COMPOSITION_CLASSES),
  born: z.number(),
  /** The day of life on which the lines that are left were last seen alive. */
  censorDay: z.number(),
  /** Days of life, rising, and beside each the lines that died on it. */
  days: z.array(z.number()),
  deaths: z.array(z.number()),
});

/** The clusters of the changes that merged in scope. `by` and the weeks are read as for facts; weeks are of the merge. */
export function readSurvival(tx: Tx, scope: ReadScope): Promise<SurvivalCluster[]> {
  return rows(
    tx,
    Cluster,
    sql`
      SELECT b.repo_id AS "repoId", b.change_id AS "changeId", b.composition, b.born, b.censor_day AS "censorDay",
        coalesce(array_agg(d.day ORDER BY d.day) FILTER (WHERE d.day IS NOT NULL), '{}') AS days,
        coalesce(array_agg(d.deaths ORDER BY d.day) FILTER (WHERE d.day IS NOT NULL), '{}') AS deaths
      FROM survival_born b
      JOIN change c ON c.org_id = b.org_id AND c.repo_id = b.repo_id AND c.id = b.change_id
      LEFT JOIN survival_death d ON d.org_id = b.org_id AND d.repo_id = b.repo_id AND d.change_id = b.change_id
      WHERE (${scope.teams ?? null}::uuid[] IS NULL OR c.team_id = ANY(${scope.teams ?? null}::uuid[]))
        AND (${scope.repos ?? null}::uuid[] IS NULL OR b.repo_id = ANY(${scope.repos ?? null}::uuid[]))
        AND (${scope.composition ?? null}::text[] IS NULL OR b.composition = ANY(${scope.composition ?? null}::text[]))
        AND (${scope.workKind ?? null}::text[] IS NULL OR c.work_kind = ANY(${scope.workKind ?? null}::text[]))
        AND (${scope.from ?? null}::text IS NULL OR to_char(b.born_at AT TIME ZONE 'UTC', 'IYYY"-W"IW') >= ${scope.from ?? null})
        AND (${scope.to ?? null}::text IS NULL OR to_char(b.born_at AT TIME ZONE 'UTC', 'IYYY"-W"IW') <= ${scope.to ?? null})
      GROUP BY b.org_id, b.repo_id, b.change_id
      ORDER BY b.repo_id, b.change_id`,
  );
}
