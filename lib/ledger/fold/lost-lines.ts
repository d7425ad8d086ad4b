import type { ChangeAtoms } from "./change-atoms.ts";
import type { Draft } from "./draft.ts";
import { atomsOf, changeOfAtom } from "./fold-state.ts";
import { ATOM, MARK } from "./marks.ts";
import { originOf } from "./origin-of.ts";
import { restate } from "./restate.ts";

/** Output that did not survive: thrown away, not rewritten, within this time. */
export const SURVIVAL_SECONDS = 30 * 86_400;

const RULE = "unpaired-30d";

/** Whether a line that goes at `now` (seconds) on the draft's branch has not survived. A re-land gives it new youth. */
export function diesYoung({ state, atoms }: Draft, atom: number, now: number): boolean {
  const born = changeOfAtom(state, atom);
  // A line that another branch still holds is not lost, unless it is the landing branch that loses it.
  if (!born || (born.branch !== atoms.meta.branch && !atoms.meta.landing)) return false;
  return now - born.mergedAt <= SURVIVAL_SECONDS;
}

/** The line is gone with nothing in its place. What it had replaced is lost with it, if that dies as young. */
export function loseLine(draft: Draft, atom: number, now: number): void {
  for (let line = lineOf(draft, atom); line; line = lineOf(draft, replacedBy(line))) {
    if (line.born !== atom && !diesYoung(draft, line.born, now)) return;
    restate(draft, line.owner, line.at, MARK.non_surviving, 0, RULE);
  }
}

/** The line is there again, because what took it was undone: it and what it had replaced are not lost any more. */
export function regainLine(draft: Draft, atom: number): void {
  for (let line = lineOf(draft, atom); line; line = lineOf(draft, replacedBy(line))) {
    if (((line.owner.marks[line.at] ?? 0) & MARK.non_surviving) === 0) return;
    restate(draft, line.owner, line.at, 0, MARK.non_surviving, RULE);
  }
}

/** A line as it was first written: where it stands among the atoms of its change. */
type Line = { readonly born: number; readonly owner: ChangeAtoms; readonly at: number };

function lineOf({ state }: Draft, born: number): Line | null {
  if (born === 0) return null;
  const origin = originOf(state, born);
  const change = changeOfAtom(state, origin);
  const owner = change && atomsOf(state, change.index);
  return change && owner ? { born, owner, at: origin - change.base } : null;
}

/** The line that it replaced; 0 where there is none. */
function replacedBy({ owner, at }: Line): number {
  const isRewrite = ((owner.kind[at] ?? 0) & (ATOM.paired | ATOM.alias)) === ATOM.paired;
  return isRewrite ? (owner.ref[at] ?? 0) : 0;
}
