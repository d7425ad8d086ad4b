import { z } from "zod";
import { COMPOSITION_CLASSES, type CompositionClass } from "../model/composition-class.ts";
import type { Tx } from "./db.ts";
import { rows, sql } from "./sql.ts";
import type { SurvivalSample } from "./stats/survival-sample.ts";

/** An array of whole numbers as the database writes it: ten thousands of them are one text and not one value each. */
const Numbers = z
  .string()
  .regex(/^\{[\d,]*\}$/)
  .transform((text) => JSON.parse(`[${text.slice(1, -1)}]`) as number[]);

const Row = z.object({
  composition: Numbers,
  born: Numbers,
  seen: Numbers,
  place: Numbers,
  day: Numbers,
  deaths: Numbers,
});

/**
 * How the lines that changes of these teams, merged in `[from, to)`, seconds, brought lived their first `withinDays` days, by
 * composition; each change is a cluster. Lines are born as their change merges: both times are asked for, so that each
 * table is read by its own. What happened later is left out: lines that died later were seen alive until then.
 */
export async function readLifeSamples(
  tx: Tx,
  scope: { teams: readonly string[]; from: number; to: number },
  withinDays: number,
): Promise<Map<CompositionClass, SurvivalSample>> {
  const [found] = await rows(
    tx,
    Row,
    sql`
      WITH life AS MATERIALIZED (
        SELECT b.org_id, b.repo_id, b.change_id, (row_number() OVER ())::int - 1 AS place, b.born, b.censor_day,
          array_position(${COMPOSITION_CLASSES}::text[], b.composition) - 1 AS composition
        FROM change c JOIN survival_born b ON b.org_id = c.org_id AND b.repo_id = c.repo_id AND b.change_id = c.id
        WHERE c.team_id = ANY(${scope.teams}::uuid[])
          AND c.merged_at >= to_timestamp(${scope.from}) AND c.merged_at < to_timestamp(${scope.to})
          AND b.born_at >= to_timestamp(${scope.from}) AND b.born_at < to_timestamp(${scope.to}) AND b.born > 0
      ), births AS (
        SELECT array_agg(composition ORDER BY place) AS composition, array_agg(born ORDER BY place) AS born,
          array_agg(censor_day ORDER BY place) AS seen FROM life
      ), losses AS (
        SELECT array_agg(l.place) AS place, array_agg(d.day) AS day, array_agg(d.deaths) AS deaths
        FROM life l JOIN survival_death d ON d.org_id = l.org_id AND d.repo_id = l.repo_id AND d.change_id = l.change_id
        WHERE d.day <= ${withinDays}
      ) SELECT coalesce(composition, '{}')::text AS composition, coalesce(born, '{}')::text AS born,
          coalesce(seen, '{}')::text AS seen, coalesce(place, '{}')::text AS place, coalesce(day, '{}')::text AS day,
          coalesce(deaths, '{}')::text AS deaths
        FROM births, losses`,
  );
  return found === undefined ? new Map() : sampled(found, withinDays);
}

type Columns = Record<"time" | "deaths" | "censored" | "cluster", number[]> & { clusters: number };

function sampled(found: z.output<typeof Row>, withinDays: number): Map<CompositionClass, SurvivalSample> {
  const samples: Columns[] = COMPOSITION_CLASSES.map(() => ({
    time: [],
    deaths: [],
    censored: [],
    cluster: [],
    clusters: 0,
  }));
  const leave = (place: number, cluster: number, time: number, deaths: number, censored: number): void => {
    const sample = samples[found.composition[place] ?? 0];
    sample?.time.push(time);
    sample?.deaths.push(deaths);
    sample?.censored.push(censored);
    sample?.cluster.push(cluster);
  };
  const left = [...found.born];
  const clusters = found.composition.map((composition) => {
    const sample = samples[composition];
    return sample === undefined ? 0 : sample.clusters++;
  });
  for (const [row, place] of found.place.entries()) {
    const died = found.deaths[row] ?? 0;
    left[place] = (left[place] ?? 0) - died;
    if (died > 0) leave(place, clusters[place] ?? 0, found.day[row] ?? 0, died, 0);
  }
  for (const [place, alive] of left.entries()) {
    const seen = Math.min(found.seen[place] ?? 0, withinDays + 1);
    if (alive > 0) leave(place, clusters[place] ?? 0, seen, 0, alive);
  }
  return new Map(
    samples.flatMap((sample, at) => {
      const composition = COMPOSITION_CLASSES[at];
      return composition === undefined || sample.clusters === 0 ? [] : [[composition, sample] as const];
    }),
  );
}
