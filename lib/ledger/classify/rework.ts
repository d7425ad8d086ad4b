import type { Draft } from "../fold/draft.ts";
import { atomsOf, changeOfAtom } from "../fold/fold-state.ts";
import { ATOM, MARK } from "../fold/marks.ts";
import { originOf } from "../fold/origin-of.ts";

/** The headline window; LinearB and Hatica use the same. */
export const REWORK_SECONDS = 21 * 86_400;

/** Replaced lines of the team's own code that is younger than 21 days, and the lines that replace them. */
export function markRework(draft: Draft): void {
  const { atoms, birth, state, partner } = draft;
  const { meta, kind, marks } = atoms;
  const { paired, plus } = ATOM;
  for (let i = 0; i < birth.length; i++) {
    if (((kind[i] ?? 0) & (paired | plus)) !== paired) continue;
    const atom = birth[i] ?? 0;
    const born = changeOfAtom(state, atom);
    if (!born || meta.mergedAt <= born.mergedAt || meta.mergedAt - born.mergedAt > REWORK_SECONDS) continue;
    // A re-landed line is as young as the re-land, and belongs to the team that first wrote it.
    const writer = changeOfAtom(state, originOf(state, atom));
    if (writer?.team !== meta.team || !atomsOf(state, born.index)) continue;
    const other = partner[i] ?? 0;
    marks[i] = (marks[i] ?? 0) | MARK.rework;
    marks[other] = (marks[other] ?? 0) | MARK.rework;
  }
}
