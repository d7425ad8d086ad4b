import { jackknifeT } from "./cluster-t.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { placeTimes } from "./place-times.ts";
import { sumOfSquares } from "./sum-of-squares.ts";
import { type Observed, sampleOf } from "./survival-sample.ts";

/** Nulls mean "not known": nobody was observed up to tau, or there are too few clusters for an interval. */
export type RestrictedMean = {
  readonly days: number | null;
  readonly clusters: number;
  readonly se: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * Restricted mean survival time: days that a thing lives within its first `tau` days, the area under S up to there
 * (Irwin 1949; Royston & Parmar 2013). The standard error is the infinitesimal jackknife summed within clusters
 * (Efron 1981; Lin & Wei 1989); the 95 % interval is taken on the logit of its share of tau, with
 * `jackknifeT`, so that it stays inside; none where every thing lived to tau or died at once.
 */
export function rmst(observed: Observed, tau: number): RestrictedMean {
  const sample = sampleOf(observed);
  const { clusters } = sample;
  const placed = placeTimes(sample.time);
  const { places } = placed;
  const { times, atRisk, deaths, survival } = kaplanMeier(sample, placed);
  const last = times.at(-1);
  if (last === undefined || (last < tau && (survival.at(-1) ?? 0) > 0)) {
    return { days: null, clusters, se: null, low: null, high: null };
  }

  // At each time up to tau: the area under S so far, and the cumulated d/(n(n-d)) with the area under S times that.
  const area: number[] = [];
  const hazard: number[] = [];
  const hazardArea: number[] = [];
  let [from, s, soFar, step, stepArea] = [0, 1, 0, 0, 0];
  const walkTo = (to: number): void => {
    soFar += s * (to - from);
    stepArea += s * step * (to - from);
    from = to;
  };
  for (const [place, time] of times.entries()) {
    if (time > tau) break;
    walkTo(time);
    const [died, risk] = [deaths[place] ?? 0, atRisk[place] ?? 0];
    if (risk > died) step += died / (risk * (risk - died));
    s = survival[place] ?? 0;
    area.push(soFar);
    hazard.push(step);
    hazardArea.push(stepArea);
  }
  walkTo(tau);

  const influence = new Float64Array(clusters);
  for (let row = 0; row < sample.time.length; row += 1) {
    const place = places[row] ?? 0;
    const died = sample.deaths[row] ?? 0;
    const leaving = died + (sample.censored[row] ?? 0);
    let change = leaving * stepArea;
    if (place < area.length) {
      const after = soFar - (area[place] ?? 0);
      const spared = (atRisk[place] ?? 0) - (deaths[place] ?? 0);
      change = leaving * ((hazardArea[place] ?? 0) + (hazard[place] ?? 0) * after);
      if (spared > 0) change -= (died * after) / spared;
    }
    const cluster = sample.cluster[row] ?? 0;
    influence[cluster] = (influence[cluster] ?? 0) + change;
  }
  const se = Math.sqrt(sumOfSquares(influence));
  const reach = jackknifeT(clusters);
  return { days: soFar, clusters, se, ...logit(soFar, se, tau, reach) };
}

function logit(
  days: number,
  se: number,
  tau: number,
  reach: number | null,
): { low: number | null; high: number | null } {
  if (reach === null || se === 0 || days <= 0 || days >= tau) return { low: null, high: null };
  const share = days / tau;
  const middle = Math.log(share / (1 - share));
  const half = (reach * se) / (tau * share * (1 - share));
  return { low: tau / (1 + Math.exp(half - middle)), high: tau / (1 + Math.exp(-half - middle)) };
}
