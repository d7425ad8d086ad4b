import type { SurfaceEvent } from "@/lib/model/surface.ts";
import { reviewGate } from "./review-events.ts";
import { surfaceEvent } from "./surface-event.ts";
import type { CoordinationFacts, ReviewFacts } from "./surface-facts.ts";

const SOON = 14 * 86_400;

/**
 * Work between teams. The gate: it crosses a team boundary. An item stops blocking another team's within 14 days of a comment of that team;
 * an epic is split or cut, or an incident led, with another team; a substantive review is of another team's change.
 */
export const coordinationEvents = (
  facts: readonly CoordinationFacts[],
  reviews: readonly ReviewFacts[],
): SurfaceEvent[] => [
  ...facts.map((fact) => surfaceEvent("coordination", fact, fact.units, gateOf(fact))),
  ...reviews
    .filter(({ team, changeTeam }) => crosses(team, changeTeam))
    .map((review) =>
      surfaceEvent("coordination", review, review.unit === null ? [] : [review.unit], reviewGate(review)),
    ),
];

const crosses = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other;

function gateOf({ kind, at, team, otherTeam, comments }: CoordinationFacts): {
  passed: boolean;
  why: string;
} {
  if (!crosses(team, otherTeam))
    return { passed: false, why: "stays inside one team, or it is not known whose" };
  if (kind !== "unblocked") return { passed: true, why: "crosses teams" };
  const asked = comments.some(
    (comment) => comment.team === otherTeam && comment.at <= at && at - comment.at <= SOON,
  );
  return asked
    ? { passed: true, why: "cleared within 14 days of the other team's word" }
    : { passed: false, why: "the other team had said nothing in the 14 days before" };
}
