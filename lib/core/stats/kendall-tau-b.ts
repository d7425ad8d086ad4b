import { AppError } from "../errors.ts";

/**
 * Agreement of two orders, -1 to 1, corrected for ties (Kendall 1945, tau-b): pairs in the same order less pairs in the opposite
 * order, over the geometric mean of the pairs that are not tied in either. `a` and `b` are the two measurements of the same items.
 * Compares all pairs. Null where one of them never varies or there are fewer than two items.
 */
export function kendallTauB(a: readonly number[], b: readonly number[]): number | null {
  if (a.length !== b.length) throw new AppError("bug", "A correlation needs both values of every item.");
  let [balance, untiedA, untiedB] = [0, 0, 0];
  for (let j = 1; j < a.length; j += 1) {
    for (let i = 0; i < j; i += 1) {
      const x = Math.sign((a[j] ?? 0) - (a[i] ?? 0));
      const y = Math.sign((b[j] ?? 0) - (b[i] ?? 0));
      balance += x * y;
      untiedA += x * x;
      untiedB += y * y;
    }
  }
  return untiedA === 0 || untiedB === 0 ? null : balance / Math.sqrt(untiedA * untiedB);
}
