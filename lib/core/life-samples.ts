import { z } from "zod";
import { COMPOSITION_CLASSES, type CompositionClass } from "../model/composition-class.ts";
import type { Tx } from "./db.ts";
import { type LivesScope, livesIn } from "./lives-scope.ts";
import { rows, sql } from "./sql.ts";
import type { SurvivalSample } from "./stats/survival-sample.ts";

const LIST = /^\{[\d,]*\}$/;
const LISTS = /^\{[\d,]*\}(;\{[\d,]*\})*$/;
/** An array of whole numbers as the database writes it: ten thousands of them are one text and not one value each. */
const Numbers = z
  .string()
  .regex(LIST)
  .transform((text): number[] => JSON.parse(`[${text.slice(1, -1)}]`));
/** Such arrays, one a change; only few of them hold anything. */
const NumbersEach = z
  .string()
  .regex(LISTS)
  .transform((text): number[][] => JSON.parse(`[[${text.slice(1, -1).replaceAll("};{", "],[")}]]`));
const NONE: readonly number[] = [];

const Row = z.object({
  composition: z.string(),
  born: Numbers,
  seen: Numbers,
  days: NumbersEach,
  deaths: NumbersEach,
});

/**
 * How the lines that the changes in scope brought lived their first `withinDays` days, by composition; each change is a
 * cluster. What happened later is left out: lines that died later were seen alive until then.
 */
export async function readLifeSamples(
  tx: Tx,
  scope: LivesScope,
  withinDays: number,
): Promise<Map<CompositionClass, SurvivalSample>> {
  const [found] = await rows(
    tx,
    Row,
    sql`
      ${livesIn(scope)}
      SELECT coalesce(string_agg(composition, ';'), '') AS composition, coalesce(array_agg(born), '{}')::text AS born,
        coalesce(array_agg(seen), '{}')::text AS seen,
        coalesce(string_agg(days::text, ';'), '{}') AS days, coalesce(string_agg(deaths::text, ';'), '{}') AS deaths
      FROM life`,
  );
  return found === undefined ? new Map() : sampled(found, withinDays);
}

type Columns = Record<"time" | "deaths" | "censored" | "cluster", number[]> & { clusters: number };

function sampled(found: z.output<typeof Row>, withinDays: number): Map<CompositionClass, SurvivalSample> {
  const samples = new Map<CompositionClass, Columns>();
  for (const [at, name] of found.composition.split(";").entries()) {
    const composition = COMPOSITION_CLASSES.find((one) => one === name);
    if (composition === undefined) continue;
    const sample = samples.get(composition) ?? noColumns();
    samples.set(composition, sample);
    let alive = found.born[at] ?? 0;
    for (const [each, day] of (found.days[at] ?? NONE).entries()) {
      const died = day > withinDays ? 0 : (found.deaths[at]?.[each] ?? 0);
      if (died > 0) leave(sample, day, died, 0);
      alive -= died;
    }
    if (alive > 0) leave(sample, Math.min(found.seen[at] ?? 0, withinDays + 1), 0, alive);
    sample.clusters += 1;
  }
  return samples;
}

const noColumns = (): Columns => ({ time: [], deaths: [], censored: [], cluster: [], clusters: 0 });

function leave(sample: Columns, time: number, deaths: number, censored: number): void {
  sample.time.push(time);
  sample.deaths.push(deaths);
  sample.censored.push(censored);
  sample.cluster.push(sample.clusters);
}
