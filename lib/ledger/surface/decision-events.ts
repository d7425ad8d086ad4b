import { isTemplate } from "./is-template.ts";
import { type SurfaceEvent, surfaceEvent } from "./surface-event.ts";
import type { DecisionFacts } from "./surface-facts.ts";
import { isDecisionPath } from "./surface-paths.ts";

const ACCEPTED =
  /^(?:[-*]\s+)?(?:\*{2})?status(?:\*{2})?\s*:(?:\*{2})?\s*accepted\b|^#+\s*status\s*\n+\s*accepted\b/im;
const HEADINGS = [/^#+.*\bcontext\b/im, /^#+.*\bdecision\b/im, /^#+.*\bconsequences\b/im];

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
export const isDecision = ({ path, text, isAcceptedByHost, templates }: DecisionFacts): boolean =>
  (path === null || isDecisionPath(path)) &&
  (isAcceptedByHost || ACCEPTED.test(text)) &&
  !isTemplate(text, templates);

function gateOf({ text, author, reviewers }: DecisionFacts): { passed: boolean; why: string } {
  if (HEADINGS.every((heading) => heading.test(text)))
    return { passed: true, why: "says context, decision and consequences" };
  if (reviewers.some((reviewer) => reviewer !== author))
    return { passed: true, why: "somebody else reviewed it" };
  return { passed: false, why: "lacks a reviewer, and context, decision or consequences" };
}
