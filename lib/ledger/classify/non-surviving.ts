import type { Draft } from "../fold/draft.ts";
import { atomsOf, changeOfAtom } from "../fold/fold-state.ts";
import { ATOM, MARK } from "../fold/marks.ts";
import { originOf } from "../fold/origin-of.ts";
import { restate } from "../fold/restate.ts";

/** Output that did not survive: thrown away, not rewritten, within this time. */
export const SURVIVAL_SECONDS = 30 * 86_400;

export const NON_SURVIVING_RULE = "unpaired-30d";

/**
 * Lines removed without a replacement within 30 days of their birth: the added line wherever it came from, the
 * removing one where the team throws away its own. A line that such a line had replaced is lost with it.
 */
export function markNonSurviving(draft: Draft): void {
  const { atoms, birth, done } = draft;
  for (let i = 0; i < atoms.hash.length; i++) {
    if (done[i] || ((atoms.kind[i] ?? 0) & ATOM.plus) !== 0) continue;
    const age = die(draft, birth[i] ?? 0);
    if (age === null) continue;
    const team = changeOfAtom(draft.state, birth[i] ?? 0)?.team;
    if (team === atoms.meta.team) atoms.marks[i] = (atoms.marks[i] ?? 0) | MARK.non_surviving;
  }
}

/** Marks a line that dies young; answers its age in seconds, or null where it does not count. */
function die(draft: Draft, atom: number): number | null {
  const { state, atoms } = draft;
  const born = changeOfAtom(state, atom);
  // A line that another branch still holds is not lost.
  if (!born || born.branch !== atoms.meta.branch) return null;
  const age = atoms.meta.mergedAt - born.mergedAt;
  if (age > SURVIVAL_SECONDS) return null;
  markLost(draft, originOf(state, atom));
  return age;
}

function markLost(draft: Draft, atom: number): void {
  let at = atom;
  while (at !== 0) {
    const change = changeOfAtom(draft.state, at);
    const owner = change && atomsOf(draft.state, change.index);
    if (!change || !owner) return;
    const place = at - change.base;
    restate(draft, owner, place, MARK.non_surviving, 0, NON_SURVIVING_RULE);
    const replaced = owner.ref[place] ?? 0;
    const isRewrite = ((owner.kind[place] ?? 0) & (ATOM.paired | ATOM.alias)) === ATOM.paired;
    const before = isRewrite ? changeOfAtom(draft.state, replaced) : null;
    if (!before || change.mergedAt - before.mergedAt > SURVIVAL_SECONDS) return;
    at = originOf(draft.state, replaced);
  }
}
