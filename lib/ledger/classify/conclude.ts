import type { ChangeAtoms } from "../fold/change-atoms.ts";
import type { FoldState } from "../fold/fold-state.ts";
import { ATOM, MARK } from "../fold/marks.ts";
import { markCorrective } from "./corrective.ts";
import { markMaintenanceLow } from "./maintenance-low.ts";

/** The classes of a whole change: they share out what the others left of it. */
const OF_CHANGE =
  MARK.corrective_own | MARK.corrective_unknown | MARK.corrective_inherited | MARK.maintenance_low;

/** Notes which atoms no step has taken, once for all: what is learnt later of the purpose is about these. Answers how many. */
export function noteLeft({ kind, marks }: ChangeAtoms): number {
  const { left } = ATOM;
  let count = 0;
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] !== 0) continue;
    kind[i] = (kind[i] ?? 0) | left;
    count += 1;
  }
  return count;
}

/** Marks a change by what it is for. `left`: how many of its atoms no step has taken. */
export function markPurpose(state: FoldState, atoms: ChangeAtoms, left: number): void {
  if (left === 0) return;
  markCorrective(state, atoms);
  markMaintenanceLow(atoms, left);
}

/** Takes those marks off again; answers how many atoms were left to them. */
export function clearPurpose({ kind, marks }: ChangeAtoms): number {
  let left = 0;
  for (let i = 0; i < marks.length; i++) {
    marks[i] = (marks[i] ?? 0) & ~OF_CHANGE;
    if ((kind[i] ?? 0) & ATOM.left) left += 1;
  }
  return left;
}
