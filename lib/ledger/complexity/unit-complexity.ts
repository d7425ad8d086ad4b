import type { Calibration } from "@/lib/model/calibration.ts";
import type { ComplexityScore, Driver } from "@/lib/model/complexity.ts";
import type { ChangeElements } from "./change-elements-shape.ts";
import { type DriverValue, NOTHING } from "./driver-value.ts";
import { ambiguity, type ItemFacts } from "./drivers/ambiguity.ts";
import { boundary } from "./drivers/boundary.ts";
import { coupling } from "./drivers/coupling.ts";
import { deliberation, type ReviewFacts } from "./drivers/deliberation.ts";
import { hotspot } from "./drivers/hotspot.ts";
import { novelty } from "./drivers/novelty.ts";
import { scope } from "./drivers/scope.ts";
import { spread } from "./drivers/spread.ts";
import { structure } from "./drivers/structure.ts";
import type { HistoryFacts } from "./history-facts.ts";
import { score } from "./score.ts";
import { unitElements } from "./unit-elements.ts";

/** Everything that the score of a unit is made from. */
export type UnitFacts = {
  /** Of its changes, in any order; atoms of mechanical classes are not in them. */
  readonly changes: readonly ChangeElements[];
  /** As of its first commit; null where that is not known, and what asks it counts nothing. So of items and of reviews. */
  readonly history: HistoryFacts | null;
  readonly items: readonly ItemFacts[] | null;
  readonly reviews: readonly ReviewFacts[] | null;
  /** Who wrote the changes, named as in the items and reviews: people, and agents' accounts. */
  readonly authors: ReadonlySet<string>;
};

/** How much difficulty a contribution unit carries. A unit of which nothing is left scores zero, whatever was said about it. */
export function unitComplexity(facts: UnitFacts, calibration?: Calibration): ComplexityScore {
  const { history, authors } = facts;
  const unit = unitElements(facts.changes);
  const values: Record<Driver, DriverValue> = {
    scope: scope(unit),
    structure: structure(unit),
    spread: spread(unit),
    boundary: boundary(unit),
    coupling: history === null ? NOTHING : coupling(unit, history),
    hotspot: history === null ? NOTHING : hotspot(unit, history),
    novelty: history === null ? NOTHING : novelty(unit, history),
    ambiguity: NOTHING,
    deliberation: NOTHING,
  };
  const isEmpty = unit.statements.length === 0 && values.structure.x === 0 && values.boundary.x === 0;
  if (!isEmpty) {
    values.ambiguity = ambiguity(facts.items ?? [], authors);
    values.deliberation = deliberation(facts.reviews ?? [], authors);
  }
  return score(values, calibration);
}
