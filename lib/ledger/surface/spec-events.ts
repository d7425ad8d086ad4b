import type { SurfaceEvent } from "@/lib/model/surface.ts";
import { surfaceEvent } from "./surface-event.ts";
import type { SpecFacts } from "./surface-facts.ts";
import { isSpecPath } from "./surface-paths.ts";

const LEAST_WORDS = 80;

/**
 * Specifications written or changed: files by their path; other texts where they have acceptance criteria or 80 words. The gate: a
 * unit began after it, or somebody else accepted or reviewed it. A template that nobody filled in is nothing.
 */
export const specEvents = (specs: readonly SpecFacts[]): SurfaceEvent[] =>
  specs.filter(isSpec).map((spec) => surfaceEvent("specification", spec, laterUnits(spec), gateOf(spec)));

const isSpec = ({ path, says, hasAcceptanceCriteria }: SpecFacts): boolean => {
  const wants = path === null ? hasAcceptanceCriteria || says.words >= LEAST_WORDS : isSpecPath(path);
  return wants && !says.isTemplate;
};

const laterUnits = ({ at, units }: SpecFacts): string[] =>
  units.filter(({ startedAt }) => startedAt > at).map(({ unit }) => unit);

function gateOf(spec: SpecFacts): { passed: boolean; why: string } {
  const later = laterUnits(spec).length;
  if (later > 0) return { passed: true, why: `${later} units began after it` };
  const others = spec.reviewers.filter((reviewer) => reviewer !== spec.author).length;
  if (others > 0) return { passed: true, why: "somebody else reviewed it" };
  return { passed: false, why: "no unit began after it and nobody else reviewed it" };
}
