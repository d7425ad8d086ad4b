import type { Draft } from "../fold/draft.ts";
import { changeOfAtom } from "../fold/fold-state.ts";
import { diesYoung, loseLine } from "../fold/lost-lines.ts";
import { ATOM, MARK } from "../fold/marks.ts";
import { originOf } from "../fold/origin-of.ts";

/**
 * Lines removed without a replacement within 30 days of their birth: the added line wherever it came from, the
 * removing one where the team throws away its own. A line that such a line had replaced is lost with it.
 */
export function markNonSurviving(draft: Draft): void {
  const { atoms, birth, done, state } = draft;
  const { meta, kind } = atoms;
  const { plus } = ATOM;
  for (let i = 0; i < birth.length; i++) {
    if (done[i] || (kind[i] ?? 0) & plus) continue;
    const atom = birth[i] ?? 0;
    if (!diesYoung(draft, atom, meta.mergedAt)) continue;
    loseLine(draft, atom, meta.mergedAt);
    if (changeOfAtom(state, originOf(state, atom))?.team !== meta.team) continue;
    atoms.marks[i] = (atoms.marks[i] ?? 0) | MARK.non_surviving;
  }
}
