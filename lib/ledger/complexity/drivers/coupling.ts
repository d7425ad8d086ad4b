import { type DriverValue, named } from "../driver-value.ts";
import type { HistoryFacts } from "../history-facts.ts";
import { type CapElement, patternCap } from "../pattern-cap.ts";
import type { UnitElements } from "../unit-elements.ts";
import { subsystemsThatCount } from "./places-that-count.ts";

/** Pairs of subsystems that change often, hardly ever together, and did here (after Zimmermann et al. 2005). */
export function coupling(unit: UnitElements, history: HistoryFacts): DriverValue {
  const places = subsystemsThatCount(unit);
  const pairs: CapElement[] = [];
  places.forEach((one, place) => {
    for (const other of places.slice(place + 1)) {
      if (one.repository !== other.repository) continue;
      if (!history.isRarePair(one.repository, one.subsystem, other.subsystem)) continue;
      const patterns = [...new Set([...one.patterns, ...other.patterns])];
      pairs.push({ key: `${one.subsystem} with ${other.subsystem}`, weight: 1, patterns });
    }
  });
  const { total, kept } = patternCap(pairs);
  return { x: total, evidence: named(kept.map(({ key }) => key)) };
}
