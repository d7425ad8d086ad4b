import type { LedgerClass } from "@/lib/model/ledger-class.ts";

/** Classes of lines that stand for no work of their own: what was copied, generated, only formatted, or only moved along. */
export const MECHANICAL: ReadonlySet<LedgerClass> = new Set([
  "revert",
  "promotion",
  "duplicate",
  "generated",
  "dependency",
  "cosmetic",
]);

/**
 * Of the added and removed lines of a class, those that carry points: none of a mechanical class, and of what was thrown away the lines
 * that were written, not their removal.
 */
export function effectiveAtoms(kind: LedgerClass, added: number, removed: number): number {
  if (MECHANICAL.has(kind)) return 0;
  return kind === "non_surviving" ? added : added + removed;
}
