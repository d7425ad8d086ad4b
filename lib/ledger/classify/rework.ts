import { atomsOf, changeOfAtom } from "../fold/fold-state.ts";
import type { Draft } from "../fold/draft.ts";
import { ATOM, MARK } from "../fold/marks.ts";
import { originOf } from "../fold/origin-of.ts";

/** The headline window; LinearB and Hatica use the same. */
export const REWORK_SECONDS = 21 * 86_400;

/** Replaced lines of the team's own code that is younger than 21 days, and the lines that replace them. */
export function markRework(draft: Draft): void {
  const { atoms, birth, state, partner } = draft;
  for (let i = 0; i < atoms.hash.length; i++) {
    const kind = atoms.kind[i] ?? 0;
    if ((kind & (ATOM.paired | ATOM.plus)) !== ATOM.paired) continue;
    const born = changeOfAtom(state, birth[i] ?? 0);
    // A re-landed line is as young as the re-land, and belongs to the team that first wrote it.
    const writer = changeOfAtom(state, originOf(state, birth[i] ?? 0));
    if (!born || writer?.team !== atoms.meta.team) continue;
    const age = atoms.meta.mergedAt - born.mergedAt;
    if (age <= 0 || age > REWORK_SECONDS || !atomsOf(state, born.index)) continue;
    const other = partner.get(i);
    for (const at of other === undefined ? [i] : [i, other]) {
      atoms.marks[at] = (atoms.marks[at] ?? 0) | MARK.rework;
    }
  }
}
