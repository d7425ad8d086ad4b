import { AppError } from "../errors.ts";
import { midRanks } from "./mid-ranks.ts";

/**
 * Rank correlation, -1 to 1 (Spearman 1904): the product-moment correlation of mid-ranks, so ties are allowed. `a` and `b` are the
 * two measurements of the same items. Null where one of them never varies or there are fewer than two items.
 */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  if (a.length !== b.length) throw new AppError("bug", "A correlation needs both values of every item.");
  const [x, y] = [midRanks(a), midRanks(b)];
  const mean = (a.length + 1) / 2;
  const product = (left: readonly number[], right: readonly number[]): number =>
    left.reduce((sum, value, place) => sum + (value - mean) * ((right[place] ?? 0) - mean), 0);
  const spread = product(x, x) * product(y, y);
  return spread === 0 ? null : product(x, y) / Math.sqrt(spread);
}
