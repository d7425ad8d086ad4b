import type { ChangeElements } from "./change-elements-shape.ts";
import { patternAt } from "./each-row.ts";
import type { CapElement } from "./pattern-cap.ts";

/** Dependencies that the manifests of a repository name more often after the unit than before, each once. */
export function unitDependencies(changes: readonly ChangeElements[]): CapElement[] {
  const sums = new Map<string, { count: number; readonly patterns: Set<string> }>();
  for (const change of changes) {
    for (const { name, count, patterns } of change.dependencies) {
      const key = `${change.repository} ${name}`;
      const sum = sums.get(key) ?? { count: 0, patterns: new Set() };
      sum.count += count;
      for (const pattern of patterns) sum.patterns.add(patternAt(change, pattern));
      sums.set(key, sum);
    }
  }
  return [...sums]
    .filter(([, { count }]) => count > 0)
    .map(([key, { patterns }]) => ({ key, weight: 1, patterns: [...patterns] }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
