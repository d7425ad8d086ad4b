import type { SurfaceEvent } from "@/lib/model/surface.ts";
import { surfaceEvent } from "./surface-event.ts";
import type { DecisionFacts } from "./surface-facts.ts";
import { isDecisionPath } from "./surface-paths.ts";

/**
 * Decisions that were recorded and accepted. The gate: the record says context, decision and consequences, or somebody other than its
 * author reviewed it. A template that nobody filled in is nothing.
 */
export const decisionEvents = (decisions: readonly DecisionFacts[]): SurfaceEvent[] =>
  decisions.filter(isDecision).map((decision) =>
    surfaceEvent(
      "decision",
      decision,
      decision.units.map(({ unit }) => unit),
      gateOf(decision),
    ),
  );

/** Whether a record is of a decision that was accepted, by its host or by what its text says. */
export const isDecision = ({ path, says, isAcceptedByHost }: DecisionFacts): boolean =>
  (path === null || isDecisionPath(path)) && (isAcceptedByHost || says.isAccepted) && !says.isTemplate;

function gateOf({ says, author, reviewers }: DecisionFacts): { passed: boolean; why: string } {
  if (says.hasReasons) return { passed: true, why: "says context, decision and consequences" };
  if (reviewers.some((reviewer) => reviewer !== author))
    return { passed: true, why: "somebody else reviewed it" };
  return { passed: false, why: "lacks a reviewer, and context, decision or consequences" };
}
