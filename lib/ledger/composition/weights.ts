import type { Weight } from "./rule-set.ts";

const weight = (points: Weight["points"], p: number): Weight => ({ points, p });

/** How likely a change holds AI content given a signal of a kind. */
export const WEIGHTS = {
  agent: weight("agent", 0.95),
  agentMedium: weight("agent", 0.6),
  agentOpener: weight("agent", 0.99),
  agentBranch: weight("agent", 0.97),
  hybrid: weight("hybrid", 0.95),
  hybridMedium: weight("hybrid", 0.6),
  hybridLow: weight("hybrid", 0.2),
  automation: weight("automation", 0),
  /** A look at the change, or words about it: no authorship. */
  review: weight("review", 0),
} as const;
