import { AppError } from "../errors.ts";

/**
 * Sample quantile of type 7 (Hyndman & Fan 1996; the default of R and NumPy): linear between order statistics.
 * `p` from 0 to 1. Null where there are no values. The input is left as it is.
 */
export function quantile(values: readonly number[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new AppError("bug", `A quantile lies between 0 and 1, not at ${p}.`);
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
