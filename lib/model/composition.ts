import type { CompositionClass } from "./composition-class.ts";

/** Families are independent of one another; inside a family only the strongest signal counts. */
export const SIGNAL_FAMILIES = [
  "lines",
  "account",
  "branch",
  "text",
  "session",
  "usage",
  "declared",
] as const;
export type SignalFamily = (typeof SIGNAL_FAMILIES)[number];

/** One piece of evidence about how a change was produced. */
export type Signal = {
  /** Stable id of the rule that read it, such as `co-author.claude-code`. */
  readonly rule: string;
  readonly family: SignalFamily;
  readonly tool: string | null;
  readonly model: string | null;
  /** Where it was read: `commit author`, `co-author trailer`, `branch`, `commit message`, `git-ai note`. */
  readonly where: string;
  /** The commit that carries it, where one does. */
  readonly sha: string | null;
  /** Chance that the change holds AI content given this signal, 0 to 1. */
  readonly p: number;
  /** What the signal points to by itself: `agent` speaks of autonomy, `hybrid` of assistance, `automation` of a plain bot. */
  readonly points: "agent" | "hybrid" | "automation" | "review";
  /** The matched text, at most 200 characters. */
  readonly quote: string;
};

export type Composition = {
  readonly class: CompositionClass;
  /** 0 to 1: max(P, 1 - P), or the covered share of lines; 0 where nothing speaks either way. */
  readonly confidence: number;
  /** P(AI) combined over families; null for automation and where nothing speaks either way. */
  readonly p: number | null;
  /** Measured AI lines, where notes cover enough of the change. */
  readonly aiLines: number | null;
  /** Effective added lines of the change. */
  readonly lines: number;
  readonly signals: readonly Signal[];
  /** Why this class and no other, in one sentence for the item's page. */
  readonly reason: string;
};
