export const FIGURE_STATUS = ["settled", "provisional", "insufficient"] as const;
export type FigureStatus = (typeof FIGURE_STATUS)[number];

export const MISSING_REASONS = [
  "no_source",
  "below_min_n",
  "not_settled",
  "not_applicable",
  "suppressed_privacy",
] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

/** A number with everything it is shown with. `value` is null, with a reason, where it is not known: never zero. */
export type Figure = {
  readonly metric: string;
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly unit: string;
  readonly n: number;
  readonly nClusters: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  /** Share of the population for which the inputs exist, 0 to 1. */
  readonly coverage: number;
  readonly status: FigureStatus;
  /** ISO instant. */
  readonly asOf: string;
  readonly methodVersion: string;
  readonly paramsHash: string;
  /** Path of the page that shows the rows behind it. */
  readonly evidenceRef: string;
  readonly caveats: readonly string[];
};
