import { type DriverValue, named } from "../driver-value.ts";
import { patternCap } from "../pattern-cap.ts";
import type { TouchedFile } from "../touched.ts";
import type { UnitElements } from "../unit-elements.ts";

/**
 * How much was said: distinct statement lines made, half for tests, a quarter for lines taken away. A modified line is one made
 * and one taken away.
 */
export function scope({ statements, files }: UnitElements): DriverValue {
  const { total } = patternCap(statements);
  return {
    x: total,
    evidence: total === 0 ? [] : named(files.map(told)),
  };
}

const told = ({ paths, lines }: TouchedFile) =>
  `${paths[0] ?? ""}: ${lines} ${lines === 1 ? "line" : "lines"}`;
