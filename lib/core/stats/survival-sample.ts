/** Things of one cluster that left observation at the same time: some died, the others were last seen alive. */
export type SurvivalRow = {
  /** Time from birth, in days, not negative. */
  readonly time: number;
  readonly deaths: number;
  readonly censored: number;
  /** What dies together, such as the change that a line came with. */
  readonly cluster: string;
};

/** The same column by column, for many rows: clusters are places from 0 on, and each has a row at least. */
export type SurvivalSample = {
  readonly time: readonly number[];
  readonly deaths: readonly number[];
  readonly censored: readonly number[];
  readonly cluster: readonly number[];
  readonly clusters: number;
};

/** What was observed, in either form. */
export type Observed = readonly SurvivalRow[] | SurvivalSample;

type Columns = Record<"time" | "deaths" | "censored" | "cluster", number[]>;

export function sampleOf(observed: Observed): SurvivalSample {
  if ("clusters" in observed) return observed;
  const places = new Map<string, number>();
  const sample: Columns = { time: [], deaths: [], censored: [], cluster: [] };
  for (const row of observed) {
    let place = places.get(row.cluster);
    if (place === undefined) places.set(row.cluster, (place = places.size));
    sample.time.push(row.time);
    sample.deaths.push(row.deaths);
    sample.censored.push(row.censored);
    sample.cluster.push(place);
  }
  return { ...sample, clusters: places.size };
}
