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
  for (const { change, born, at } of lineageOf(draft, atom, () => true)) {
    if (born !== atom && !diesYoung(draft, born, now)) return;
    const owner = atomsOf(draft.state, change.index);
    if (owner) restate(draft, owner, at, MARK.non_surviving, 0, RULE);
  }
}

/** The line is there again, because what took it was undone: it and what it had replaced are not lost any more. */
export function regainLine(draft: Draft, atom: number): void {
  for (const { change, at } of lineageOf(draft, atom, (marks) => (marks & MARK.non_surviving) !== 0)) {
    const owner = atomsOf(draft.state, change.index);
    if (owner) restate(draft, owner, at, 0, MARK.non_surviving, RULE);
  }
}

/** The line as it was first written, then the one that it replaced, and so on back, as far as `goOn` holds. */
function* lineageOf({ state }: Draft, atom: number, goOn: (marks: number) => boolean) {
  for (let born = atom; born !== 0; ) {
    const origin = originOf(state, born);
    const change = changeOfAtom(state, origin);
    const owner = change && atomsOf(state, change.index);
    if (!change || !owner) return;
    const at = origin - change.base;
    if (!goOn(owner.marks[at] ?? 0)) return;
    yield { change, born, at };
    const isRewrite = ((owner.kind[at] ?? 0) & (ATOM.paired | ATOM.alias)) === ATOM.paired;
    born = isRewrite ? (owner.ref[at] ?? 0) : 0;
  }
}
