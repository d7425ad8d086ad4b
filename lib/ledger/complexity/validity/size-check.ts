import { spearman } from "@/lib/core/stats/spearman.ts";

/** From here on the order of scores is the order of sizes. */
const TOO_CLOSE = 0.7;
const FEWEST_UNITS = 30;

export type SizeCheck = {
  /** Rank correlation of scores with changed lines; null with fewer than 30 units. */
  readonly rho: number | null;
  /** Whether the score says little here that lines would not say. */
  readonly sizeOnly: boolean;
};

/** Whether scores tell more than size does. */
export function sizeCheck(units: readonly { readonly points: number; readonly lines: number }[]): SizeCheck {
  if (units.length < FEWEST_UNITS) return { rho: null, sizeOnly: false };
  const rho = spearman(
    units.map(({ points }) => points),
    units.map(({ lines }) => lines),
  );
  return { rho, sizeOnly: rho !== null && Math.abs(rho) >= TOO_CLOSE };
}
