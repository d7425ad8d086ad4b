import { jackknifeT } from "./cluster-t.ts";
import { kaplanMeier, type SurvivalRow } from "./kaplan-meier.ts";

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
export function survivalAt(rows: readonly SurvivalRow[], wanted: readonly number[]): SurvivalEstimate[] {
  const { times, atRisk, deaths, survival } = kaplanMeier(rows);
  const placeOf = new Map(Array.from(times, (time, place) => [time, place]));
  const clusterOf = new Map<string, number>();
  const rowsAt: SurvivalRow[][] = Array.from(times, () => []);
  for (const row of rows) {
    if (!clusterOf.has(row.cluster)) clusterOf.set(row.cluster, clusterOf.size);
    rowsAt[placeOf.get(row.time) ?? 0]?.push(row);
  }
  const alive = new Float64Array(clusterOf.size);
  const influence = new Float64Array(clusterOf.size);
  for (const row of rows) add(alive, clusterOf.get(row.cluster), row.deaths + row.censored);

  let next = 0;
  /** The derivative of log S by the weight of each cluster, carried over one more time. */
  const pass = (place: number): void => {
    const [died, risk] = [deaths[place] ?? 0, atRisk[place] ?? 0];
    if (died > 0 && risk > died) {
      const step = died / (risk * (risk - died));
      for (let c = 0; c < alive.length; c += 1) add(influence, c, (alive[c] ?? 0) * step);
    }
    for (const row of rowsAt[place] ?? []) {
      const cluster = clusterOf.get(row.cluster);
      if (risk > died) add(influence, cluster, -row.deaths / (risk - died));
      add(alive, cluster, -(row.deaths + row.censored));
    }
  };

  const reach = jackknifeT(clusterOf.size);
  return wanted.map((time) => {
    for (; next < times.length && (times[next] ?? 0) <= time; next += 1) pass(next);
    const s = next === 0 ? 1 : (survival[next - 1] ?? 1);
    const beyond = times.length === 0 || (time > (times.at(-1) ?? 0) && s > 0);
    if (beyond) return { time, survival: null, se: null, low: null, high: null };
    const se = s * Math.sqrt(influence.reduce((sum, value) => sum + value * value, 0));
    return { time, survival: s, se, ...logLog(s, se, reach) };
  });
}

function add(column: Float64Array, place: number | undefined, amount: number): void {
  if (place !== undefined) column[place] = (column[place] ?? 0) + amount;
}

function logLog(s: number, se: number, reach: number | null): { low: number | null; high: number | null } {
  if (reach === null || s <= 0 || s >= 1) return { low: null, high: null };
  const half = (reach * se) / (s * -Math.log(s));
  return { low: s ** Math.exp(half), high: s ** Math.exp(-half) };
}
