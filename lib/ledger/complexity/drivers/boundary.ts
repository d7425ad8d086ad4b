import { type DriverValue, named } from "../driver-value.ts";
import { patternCap } from "../pattern-cap.ts";
import type { UnitElements } from "../unit-elements.ts";

/** What others depend on and now says something else, each once, by the weights of `BOUNDARY_WEIGHTS`. */
export function boundary(unit: UnitElements): DriverValue {
  const { total, kept } = patternCap(unit.boundary);
  return { x: total, evidence: named(kept.map(({ key, weight }) => `${key}: ${weight}`)) };
}
