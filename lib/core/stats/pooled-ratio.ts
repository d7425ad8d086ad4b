import { clusterT } from "./cluster-t.ts";

export type RatioRow = {
  readonly cluster: string;
  readonly numerator: number;
  readonly denominator: number;
};

/** Nulls mean "not known": no denominator, or too few clusters for an interval. */
export type PooledRatio = {
  readonly value: number | null;
  readonly clusters: number;
  readonly se: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * Sum of numerators over sum of denominators, with its linearised cluster-robust standard error (Cochran 1977, ratio
 * estimator): V = C/(C-1) * sum over clusters of (y - R x)^2 / (sum of x)^2, and a 95 % interval by `clusterT`.
 * Rows of one cluster are added up first. The interval ends at 0 where nothing is negative and at 1 where no cluster exceeds it.
 */
export function pooledRatio(rows: readonly RatioRow[]): PooledRatio {
  const totals = new Map<string, { y: number; x: number }>();
  for (const row of rows) {
    const total = totals.get(row.cluster) ?? { y: 0, x: 0 };
    totals.set(row.cluster, { y: total.y + row.numerator, x: total.x + row.denominator });
  }
  const sums = [...totals.values()];
  const clusters = sums.length;
  const y = sums.reduce((sum, total) => sum + total.y, 0);
  const x = sums.reduce((sum, total) => sum + total.x, 0);
  if (x === 0) return { value: null, clusters, se: null, low: null, high: null };

  const value = y / x;
  const spread = sums.reduce((sum, total) => sum + (total.y - value * total.x) ** 2, 0);
  const se = clusters < 2 ? null : Math.sqrt((clusters / (clusters - 1)) * spread) / Math.abs(x);
  const reach = clusterT(clusters);
  if (se === null || reach === null) return { value, clusters, se, low: null, high: null };

  const floor = sums.every((total) => total.y >= 0 && total.x >= 0) ? 0 : Number.NEGATIVE_INFINITY;
  const roof = sums.every((total) => total.y <= total.x) ? 1 : Number.POSITIVE_INFINITY;
  return {
    value,
    clusters,
    se,
    low: Math.max(floor, value - reach * se),
    high: Math.min(roof, value + reach * se),
  };
}
