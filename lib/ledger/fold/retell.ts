import type { LedgerEntry } from "@/lib/model/ledger.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { clearPurpose, markPurpose } from "../classify/conclude.ts";
import { FIRST_REPORTED } from "./book-change.ts";
import type { ChangeAtoms } from "./change-atoms.ts";
import type { FoldState } from "./fold-state.ts";
import { classIndex } from "./marks.ts";
import type { Purpose } from "./purpose.ts";

/** A change that was folded, by its place, and what it is known to be for since. */
export type Retold = { readonly index: number; readonly purpose: Purpose | null };

/** Whether all of them can still be restated: their atoms are at hand. */
export const canRetell = ({ window }: FoldState, retold: readonly Retold[]): boolean =>
  retold.every(({ index }) => window.has(index));

/**
 * Takes in what changes are for, as if it had been known when they were folded. Answers the pairs of entries that adjust their
 * first report: under its own cause and rule, so that a reading from the beginning books no difference.
 * Their atoms must be in the window.
 */
export function retell(state: FoldState, retold: readonly Retold[]): LedgerEntry[] {
  return retold.flatMap(({ index, purpose }) => {
    const atoms = state.window.get(index);
    return atoms ? retellOne(state, atoms, purpose) : [];
  });
}

function retellOne(state: FoldState, atoms: ChangeAtoms, purpose: Purpose | null): LedgerEntry[] {
  const before = countClasses(atoms);
  atoms.purpose = purpose;
  markPurpose(state, atoms, clearPurpose(atoms));
  const after = countClasses(atoms);
  atoms.dirty = true;
  const { id, mergedAt } = atoms.meta;
  return LEDGER_CLASSES.flatMap((name, at) => {
    const difference = (after[at] ?? 0) - (before[at] ?? 0);
    if (difference === 0) return [];
    return {
      change: id,
      class: name,
      atoms: difference,
      cause: id,
      bookedAt: mergedAt,
      rule: FIRST_REPORTED,
      confidence: 1,
    };
  });
}

function countClasses({ marks }: ChangeAtoms): Uint32Array {
  const counts = new Uint32Array(LEDGER_CLASSES.length);
  for (const these of marks) {
    const at = classIndex(these);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
