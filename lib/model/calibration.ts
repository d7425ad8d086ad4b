import type { Driver } from "./complexity.ts";

/** The constants of the score. A score is comparable with another one of the same version only. */
export type Calibration = {
  readonly version: string;
  /** Points a driver can give; they sum to 100. */
  readonly weights: Readonly<Record<Driver, number>>;
  /** How much of a driver gives all its points. */
  readonly scales: Readonly<Record<Driver, number>>;
};

/**
 * What is shipped. Structure, spread and boundary are most of it; size is a sixth, and what people talk about a tenth, because
 * talk is cheap to add to.
 */
export const DEFAULT_CALIBRATION: Calibration = {
  version: "default-1",
  weights: {
    scope: 15,
    structure: 20,
    spread: 20,
    boundary: 20,
    coupling: 5,
    hotspot: 5,
    novelty: 5,
    ambiguity: 5,
    deliberation: 5,
  },
  scales: {
    scope: 400,
    structure: 40,
    spread: 12,
    boundary: 8,
    coupling: 10,
    hotspot: 5,
    novelty: 4,
    ambiguity: 12,
    deliberation: 12,
  },
};
