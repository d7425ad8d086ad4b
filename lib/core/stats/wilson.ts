import { AppError } from "../errors.ts";
import { NORMAL_975 } from "./normal-975.ts";

/** Score interval of a proportion, 95 % (Wilson 1927), for `hits` of `n` independent trials; null for no trials. */
export function wilson(hits: number, n: number): readonly [low: number, high: number] | null {
  if (!(hits >= 0 && n >= hits)) throw new AppError("bug", `${hits} of ${n} is no proportion.`);
  if (n === 0) return null;
  const z2 = NORMAL_975 ** 2;
  const share = hits / n;
  const middle = share + z2 / (2 * n);
  const half = NORMAL_975 * Math.sqrt((share * (1 - share) + z2 / (4 * n)) / n);
  const scale = 1 + z2 / n;
  // The limits at the ends are exact; computed, they miss 0 and 1 by a rounding error.
  return [hits === 0 ? 0 : (middle - half) / scale, hits === n ? 1 : (middle + half) / scale];
}
