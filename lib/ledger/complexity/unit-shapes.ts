import type { ChangeElements } from "./change-elements-shape.ts";
import { patternAt } from "./each-row.ts";
import type { CapElement } from "./pattern-cap.ts";
import { SEPARATOR, type UnitNames } from "./unit-names.ts";

/** Adds up what functions or types weigh more or less; `weigh` makes a weight of the sum, and without one nothing is left. */
export function unitShapes(
  changes: readonly ChangeElements[],
  names: UnitNames,
  shapesOf: (change: ChangeElements) => ChangeElements["functions"],
  weigh: (sum: number) => number,
): CapElement[] {
  const sums = new Map<string, { delta: number; readonly patterns: Set<string> }>();
  for (const change of changes) {
    for (const { file, name, delta, patterns } of shapesOf(change)) {
      const path = change.files[file]?.path;
      if (path === undefined) continue;
      const key = names.shape(change.repository, path, name);
      const sum = sums.get(key) ?? { delta: 0, patterns: new Set() };
      sum.delta += delta;
      for (const pattern of patterns) sum.patterns.add(patternAt(change, pattern));
      sums.set(key, sum);
    }
  }
  return [...sums]
    .map(([key, { delta, patterns }]) => ({
      key: key.split(SEPARATOR).slice(1).join("#"),
      weight: weigh(delta),
      patterns: [...patterns],
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
