/** The nine drivers of complexity, in the order in which their parts are shown. */
export const DRIVERS = [
  "scope",
  "structure",
  "spread",
  "boundary",
  "coupling",
  "hotspot",
  "novelty",
  "ambiguity",
  "deliberation",
] as const;
export type Driver = (typeof DRIVERS)[number];

/** One part of a score: what was counted, what it gave of the driver's share, and the records that were counted. */
export type ComplexityPart = {
  readonly driver: Driver;
  /** In the driver's own unit, after the pattern cap. */
  readonly x: number;
  /** Complexity points, 0 to the driver's weight. */
  readonly points: number;
  readonly evidence: readonly string[];
};

/** How much difficulty a contribution unit carries, 0 to 100 complexity points, with the parts that sum to it. */
export type ComplexityScore = {
  readonly points: number;
  /** `round(1000 · points)`: what the ledger in points apportions. */
  readonly milliPoints: number;
  readonly parts: readonly ComplexityPart[];
};

export const BANDS = ["S", "M", "L", "XL"] as const;
export type Band = (typeof BANDS)[number];
