import { type DriverValue, named } from "../driver-value.ts";
import type { HistoryFacts } from "../history-facts.ts";
import { patternCap } from "../pattern-cap.ts";
import type { UnitElements } from "../unit-elements.ts";

/** Files that were among the hottest twentieth of their repository when the unit began. */
export function hotspot({ files }: UnitElements, history: HistoryFacts): DriverValue {
  const hot = files
    .filter(({ repository, paths }) => paths.some((path) => history.isHot(repository, path)))
    .map(({ paths, patterns }) => ({ key: paths[0] ?? "", weight: 1, patterns }));
  const { total, kept } = patternCap(hot);
  return { x: total, evidence: named(kept.map(({ key }) => key)) };
}
