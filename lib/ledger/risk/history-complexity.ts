import { evenness } from "@/lib/core/stats/entropy.ts";

/** Changed lines of each file in one period, and when the period ended, in seconds. */
export type Period = { readonly at: number; readonly lines: ReadonlyMap<string, number> };

const HALF_LIFE = 90 * 86_400;

/** Each file's part of the complexity of a period: how evenly its changes are spread, times the file's share (Hassan 2009). */
export function periodComplexity({ lines }: Period): ReadonlyMap<string, number> {
  const counts = [...lines.values()];
  const all = counts.reduce((sum, count) => sum + count, 0);
  const spread = evenness(counts) ?? 0;
  return new Map([...lines].map(([path, count]) => [path, all === 0 ? 0 : (spread * count) / all]));
}

/** The complexity that each file's history carries now: of every period its part, halved with every 90 days since (Hassan 2009). */
export function historyComplexity(periods: readonly Period[], now: number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const period of periods) {
    const weight = 2 ** ((period.at - now) / HALF_LIFE);
    for (const [path, part] of periodComplexity(period))
      sums.set(path, (sums.get(path) ?? 0) + weight * part);
  }
  return sums;
}
