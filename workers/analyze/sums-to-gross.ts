import type { z } from "zod";

type Split = { readonly gross: number; readonly classes: Readonly<Partial<Record<string, number>>> };

/** Refuses a split whose parts are not exactly the whole. */
export function sumsToGross(split: Split, context: z.RefinementCtx): void {
  const sum = Object.values(split.classes).reduce<number>((total, atoms) => total + (atoms ?? 0), 0);
  if (sum === split.gross) return;
  context.addIssue({
    code: "custom",
    path: ["classes"],
    message: `classes sum to ${sum}, gross is ${split.gross}`,
  });
}
