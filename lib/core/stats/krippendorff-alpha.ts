export type AlphaLevel = "nominal" | "ordinal" | "interval";

/** How far two of the values that occur are apart, by their places among them; `counts` says how often each occurs. */
type Distance = (c: number, k: number, values: readonly number[], counts: readonly number[]) => number;

const DISTANCES: Readonly<Record<AlphaLevel, Distance>> = {
  nominal: (c, k) => (c === k ? 0 : 1),
  ordinal: (c, k, _, counts) => {
    const [low, high] = c < k ? [c, k] : [k, c];
    const between = counts.slice(low, high + 1).reduce((sum, count) => sum + count, 0);
    return (between - ((counts[low] ?? 0) + (counts[high] ?? 0)) / 2) ** 2;
  },
  interval: (c, k, values) => ((values[c] ?? 0) - (values[k] ?? 0)) ** 2,
};

/**
 * Agreement of any number of raters beyond chance, at most 1 (Krippendorff 2004). `units[u]` holds what the raters gave to one item,
 * null where a rater gave nothing; items with fewer than two ratings tell nothing and are left out. Null where nothing is
 * left or all ratings are one value.
 */
export function krippendorffAlpha(
  units: readonly (readonly (number | null)[])[],
  level: AlphaLevel,
): number | null {
  const rated = units
    .map((unit) => unit.filter((value) => value !== null))
    .filter((unit) => unit.length >= 2);
  const values = [...new Set(rated.flat())].sort((a, b) => a - b);
  const place = new Map(values.map((value, at) => [value, at]));
  const counted = rated.map((unit) => {
    const counts = values.map(() => 0);
    for (const value of unit) {
      const at = place.get(value) ?? 0;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return { counts, size: unit.length };
  });
  const totals = values.map((_, at) => counted.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0));
  const n = totals.reduce((sum, count) => sum + count, 0);

  let [seen, chance] = [0, 0];
  for (let c = 0; c < values.length; c += 1) {
    for (let k = 0; k < values.length; k += 1) {
      if (c === k) continue;
      const distance = DISTANCES[level](c, k, values, totals);
      chance += ((totals[c] ?? 0) * (totals[k] ?? 0) * distance) / (n - 1);
      for (const { counts, size } of counted)
        seen += ((counts[c] ?? 0) * (counts[k] ?? 0) * distance) / (size - 1);
    }
  }
  return chance === 0 ? null : 1 - seen / chance;
}
