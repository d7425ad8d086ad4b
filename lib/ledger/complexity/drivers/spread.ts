import { type DriverValue, named } from "../driver-value.ts";
import { type CapElement, patternCap } from "../pattern-cap.ts";
import type { UnitElements } from "../unit-elements.ts";
import { SEPARATOR } from "../unit-names.ts";
import { subsystemsThatCount } from "./places-that-count.ts";

/** What one more of each is worth: to agree across services and repositories is harder than across folders. */
const WORTH = { subsystem: 1, service: 2, repository: 3 } as const;

/** Across how many parts of the product the work went, beyond the first of each. */
export function spread(unit: UnitElements): DriverValue {
  const parts = [
    beyondFirst(subsystemsThatCount(unit), WORTH.subsystem),
    beyondFirst(unit.services, WORTH.service),
    beyondFirst(unit.repositories, WORTH.repository),
  ];
  return {
    x: parts.reduce((sum, { x }) => sum + x, 0),
    evidence: parts.flatMap(({ evidence }) => evidence),
  };
}

function beyondFirst(places: readonly CapElement[], worth: number): DriverValue {
  const { kept } = patternCap(places);
  if (kept.length < 2) return { x: 0, evidence: [] };
  return {
    x: worth * (kept.length - 1),
    evidence: named(kept.map(({ key }) => label(key))),
  };
}

/** Without the repository, where there is more to say, and without what belongs to no service or folder. */
function label(key: string): string {
  const [repository = "", ...rest] = key.split(SEPARATOR);
  if (rest.length === 0) return `repository ${repository}`;
  const [service = ""] = rest;
  if (rest.length === 1) return `service ${service === "." ? "of no name" : service}`;
  return rest.filter((part) => part !== ".").join("/") || "files of no folder";
}
