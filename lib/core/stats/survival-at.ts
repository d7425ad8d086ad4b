import { jackknifeT } from "./cluster-t.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { type PlacedTimes, placeTimes } from "./place-times.ts";
import { sumOfSquares } from "./sum-of-squares.ts";
import { type Observed, type SurvivalSample, sampleOf } from "./survival-sample.ts";

/** Nulls mean "not known": nobody was observed for so long, or there are too few clusters for an interval. */
export type SurvivalEstimate = {
  readonly time: number;
  readonly survival: number | null;
  readonly se: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * S(t) at each of the times, which must ascend, with the standard error that takes clusters as the independent units:
 * the infinitesimal jackknife of the product-limit estimate, summed within clusters (Efron 1981; Lin & Wei 1989).
 * 95 % intervals are log-log (Kalbfleisch & Prentice 1980) with `jackknifeT`; none where S is 0 or 1.
 */
export function survivalAt(observed: Observed, wanted: readonly number[]): SurvivalEstimate[] {
  const sample = sampleOf(observed);
  const placed = placeTimes(sample.time);
  const { times, atRisk, deaths, survival } = kaplanMeier(sample, placed);
  const { order, starts } = byTime(placed);
  const alive = new Float64Array(sample.clusters);
  const influence = new Float64Array(sample.clusters);
  for (let row = 0; row < sample.cluster.length; row += 1)
    add(alive, sample.cluster[row] ?? 0, leaving(sample, row));

  let next = 0;
  /** The derivative of log S by the weight of each cluster, carried over one more time. */
  const pass = (place: number): void => {
    const [died, risk] = [deaths[place] ?? 0, atRisk[place] ?? 0];
    if (died > 0 && risk > died) {
      addTimes(influence, alive, died / (risk * (risk - died)));
    }
    for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
      const row = order[at] ?? 0;
      const cluster = sample.cluster[row] ?? 0;
      if (risk > died) add(influence, cluster, -(sample.deaths[row] ?? 0) / (risk - died));
      add(alive, cluster, -leaving(sample, row));
    }
  };

  const reach = jackknifeT(sample.clusters);
  return wanted.map((time) => {
    for (; next < times.length && (times[next] ?? 0) <= time; next += 1) pass(next);
    const s = next === 0 ? 1 : (survival[next - 1] ?? 1);
    const beyond = times.length === 0 || (time > (times.at(-1) ?? 0) && s > 0);
    if (beyond) return { time, survival: null, se: null, low: null, high: null };
    const se = s * Math.sqrt(sumOfSquares(influence));
    return { time, survival: s, se, ...logLog(s, se, reach) };
  });
}

const leaving = ({ deaths, censored }: SurvivalSample, row: number): number =>
  (deaths[row] ?? 0) + (censored[row] ?? 0);

/** The rows in order of their time, and where the rows of each time begin. */
function byTime({ times, places }: PlacedTimes): { order: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(times.length + 1);
  for (let row = 0; row < places.length; row += 1) {
    const after = (places[row] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let place = 1; place < starts.length; place += 1)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const order = new Int32Array(places.length);
  const next = starts.slice();
  for (let row = 0; row < places.length; row += 1) {
    const place = places[row] ?? 0;
    const at = next[place] ?? 0;
    order[at] = row;
    next[place] = at + 1;
  }
  return { order, starts };
}

/** Each of `amounts`, taken `step` times, onto its place. */
function addTimes(column: Float64Array, amounts: Float64Array, step: number): void {
  for (let place = 0; place < column.length; place += 1)
    column[place] = (column[place] ?? 0) + (amounts[place] ?? 0) * step;
}

function add(column: Float64Array, place: number, amount: number): void {
  column[place] = (column[place] ?? 0) + amount;
}

function logLog(s: number, se: number, reach: number | null): { low: number | null; high: number | null } {
  if (reach === null || s <= 0 || s >= 1) return { low: null, high: null };
  const half = (reach * se) / (s * -Math.log(s));
  return { low: s ** Math.exp(half), high: s ** Math.exp(-half) };
}
