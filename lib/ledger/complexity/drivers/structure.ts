import { type DriverValue, named } from "../driver-value.ts";
import { patternCap } from "../pattern-cap.ts";
import type { UnitElements } from "../unit-elements.ts";

/** By how much functions became harder or easier to follow (cognitive complexity, Campbell 2018), and one for each new type. */
export function structure({ functions, types }: UnitElements): DriverValue {
  const { total, kept } = patternCap([
    ...functions,
    ...types.map((type) => ({ ...type, key: `${type.key} (new type)` })),
  ]);
  return { x: total, evidence: named(kept.map(({ key, weight }) => `${key}: ${weight}`)) };
}
