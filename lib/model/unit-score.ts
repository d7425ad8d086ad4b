import type { ComplexityScore, Driver } from "./complexity.ts";

/**
 * What was not seen when a unit was scored. `history`: what its repositories were like when it began; `items`: work items;
 * `reviews`: pull requests and their reviews; `size`: some of a change that was too large; `structure`: texts that no parser reads.
 */
export const SCORE_GAPS = ["history", "items", "reviews", "size", "structure"] as const;
export type ScoreGap = (typeof SCORE_GAPS)[number];

/** Drivers that are not known, and count nothing, where something was not seen. Of the others something may be missing. */
export const UNKNOWN_DRIVERS: Readonly<Partial<Record<ScoreGap, readonly Driver[]>>> = {
  history: ["coupling", "hotspot", "novelty"],
  items: ["ambiguity"],
  reviews: ["deliberation"],
};

/** How hard a unit was, as it is kept. */
export type UnitScore = {
  readonly unitId: string;
  /** The points of its parts sum to `milliPoints` thousandths, rounded once. */
  readonly milliPoints: number;
  readonly parts: ComplexityScore["parts"];
  /** Of the calibration: scores of different versions are not compared. */
  readonly version: string;
  /** Hash of all that it was made from; empty where it is to be made again. */
  readonly inputs: string;
  readonly gaps: readonly ScoreGap[];
};
