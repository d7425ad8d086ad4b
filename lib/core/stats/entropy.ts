import { AppError } from "../errors.ts";

/**
 * Shannon's entropy of shares, in bits (Shannon 1948): 0 where all is in one place, log2 of the number of places where it is even.
 * `counts` are not negative; places without a count add nothing. Null where all counts are zero.
 */
export function entropy(counts: readonly number[]): number | null {
  if (counts.some((count) => !(count >= 0))) throw new AppError("bug", "A count is not negative.");
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  return counts.reduce((sum, count) => {
    const share = count / total;
    return share === 0 ? sum : sum - share * Math.log2(share);
  }, 0);
}

/** `entropy` over the most that so many places can have: 0 to 1 (Pielou 1966). Zero with a single place; empty places count. */
export function evenness(counts: readonly number[]): number | null {
  const bits = entropy(counts);
  return bits === null || counts.length === 1 ? bits : bits / Math.log2(counts.length);
}
