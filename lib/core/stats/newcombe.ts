import { wilson } from "./wilson.ts";

export type Proportion = { readonly hits: number; readonly n: number };
export type Difference = { readonly difference: number; readonly low: number; readonly high: number };

/**
 * Difference a - b of two independent proportions with its 95 % hybrid score interval (Newcombe 1998, method 10).
 * Null where either side has no trials.
 */
export function newcombe(a: Proportion, b: Proportion): Difference | null {
  const [first, second] = [wilson(a.hits, a.n), wilson(b.hits, b.n)];
  if (first === null || second === null) return null;
  const [shareA, shareB] = [a.hits / a.n, b.hits / b.n];
  const difference = shareA - shareB;
  return {
    difference,
    low: difference - Math.hypot(shareA - first[0], second[1] - shareB),
    high: difference + Math.hypot(first[1] - shareA, shareB - second[0]),
  };
}
