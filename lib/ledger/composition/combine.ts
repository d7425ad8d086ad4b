import type { Signal, SignalFamily } from "@/lib/model/composition.ts";

/** 1 minus the product of (1 - p): the chance that at least one of independent causes holds (noisy-or; Pearl 1988). */
export const noisyOr = (chances: readonly number[]): number =>
  1 - chances.reduce((none, p) => none * (1 - p), 1);

/**
 * The chance of AI content given all signals: noisy-or over families, of which only the strongest signal each counts.
 * Null where no signal speaks of AI.
 */
export function combine(signals: readonly Signal[]): number | null {
  const strongest = new Map<SignalFamily, number>();
  for (const { family, p, points } of signals) {
    if (points !== "agent" && points !== "hybrid") continue;
    strongest.set(family, Math.max(p, strongest.get(family) ?? 0));
  }
  // One order of multiplication, so that equal signals give equal bits whatever order they came in.
  const chances = [...strongest.values()].filter((p) => p > 0).sort((a, b) => a - b);
  return chances.length === 0 ? null : noisyOr(chances);
}
