import type { Band } from "../model/complexity.ts";
import { quantile } from "./stats/quantile.ts";

/** Where M, L and XL begin, in complexity points. */
export type BandCuts = readonly [m: number, l: number, xl: number];

export const FIXED_CUTS: BandCuts = [15, 30, 50];
const QUANTILES = [0.5, 0.8, 0.95] as const;
/** Fewer scores do not tell what is usual. */
const FEWEST = 200;

/** The cuts of an organisation from the scores of its reference year: half of its units are S, a twentieth XL. */
export function bandCuts(points: readonly number[]): BandCuts {
  if (points.length < FEWEST) return FIXED_CUTS;
  const [m, l, xl] = QUANTILES.map((p) => quantile(points, p));
  return [m ?? FIXED_CUTS[0], l ?? FIXED_CUTS[1], xl ?? FIXED_CUTS[2]];
}

/** A score on a cut belongs to the band that begins there. */
export function bandOf(points: number, [m, l, xl]: BandCuts): Band {
  if (points < m) return "S";
  if (points < l) return "M";
  return points < xl ? "L" : "XL";
}
