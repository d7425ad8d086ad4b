import { AppError } from "./errors.ts";

/**
 * Splits an integer over weights by largest remainder (Hamilton's method): the parts are integers and sum to `total`
 * exactly, and each lies less than one from its quota. Ties go to the earlier place, so the order of the weights is part of the input.
 * Weights are whole and not negative; a negative total is split as its mirror image. With no weight at all there is
 * nobody to give to: only a total of zero can be split then.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total))
    throw new AppError("bug", `Cannot apportion ${total}: not a whole number.`);
  const parts = apportionBig(
    BigInt(total),
    weights.map((weight) => {
      if (!Number.isSafeInteger(weight) || weight < 0) {
        throw new AppError("bug", `Cannot apportion by weight ${weight}: not a whole number from zero up.`);
      }
      return BigInt(weight);
    }),
  );
  return parts.map(Number);
}

/** `apportion` for totals and weights beyond 2^53. */
export function apportionBig(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n) return apportionBig(-total, weights).map((part) => -part);
  if (weights.some((weight) => weight < 0n))
    throw new AppError("bug", "Cannot apportion by a negative weight.");

  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) {
    if (total !== 0n) throw new AppError("bug", `Cannot apportion ${total} over no weight.`);
    return weights.map(() => 0n);
  }

  const parts = weights.map((weight) => (total * weight) / sum);
  const left = Number(total - parts.reduce((a, b) => a + b, 0n));
  const byRemainder = weights
    .map((weight, place) => ({ place, remainder: (total * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1));
  for (const { place } of byRemainder.slice(0, left)) parts[place] = (parts[place] ?? 0n) + 1n;
  return parts;
}
