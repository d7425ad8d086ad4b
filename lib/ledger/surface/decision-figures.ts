import { quantile } from "@/lib/core/stats/quantile.ts";
import { isDecision } from "./decision-events.ts";
import type { DecisionFacts } from "./surface-facts.ts";

const USED_WITHIN = 90 * 86_400;

export type DecisionFigures = {
  readonly decisions: number;
  /** Those that a later change referred to within 90 days, of all that had 90 days; null where none had. */
  readonly usedShare: number | null;
  /** Seconds from opening to acceptance, half of them and 85 of 100 below; null without decisions. */
  readonly timeP50: number | null;
  readonly timeP85: number | null;
};

/** How many decisions were accepted, whether they were used, and how long they took. `asOf` in seconds. */
export function decisionFigures(facts: readonly DecisionFacts[], asOf: number): DecisionFigures {
  const decisions = facts.filter(isDecision);
  const aged = decisions.filter(({ at }) => at + USED_WITHIN <= asOf);
  const used = aged.filter(({ at, referredAt }) =>
    referredAt.some((moment) => moment > at && moment - at <= USED_WITHIN),
  );
  const times = decisions.map(({ at, openedAt }) => at - openedAt);
  return {
    decisions: decisions.length,
    usedShare: aged.length === 0 ? null : used.length / aged.length,
    timeP50: quantile(times, 0.5),
    timeP85: quantile(times, 0.85),
  };
}
