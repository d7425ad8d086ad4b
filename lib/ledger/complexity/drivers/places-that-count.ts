import type { TouchedSubsystem } from "../touched.ts";
import type { UnitElements } from "../unit-elements.ts";

/** A single line elsewhere is no work there. */
const FEWEST_LINES = 2;

/** Subsystems in which at least two statement lines are other than before. */
export const subsystemsThatCount = ({ subsystems }: UnitElements): TouchedSubsystem[] =>
  subsystems.filter(({ lines }) => lines >= FEWEST_LINES);
