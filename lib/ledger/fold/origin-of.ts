import { atomsOf, changeOfAtom, type FoldState } from "./fold-state.ts";
import { ATOM } from "./marks.ts";

/** The atom that a line was first written as: a re-landed line is the line of the original change. */
export function originOf(state: FoldState, atom: number): number {
  let at = atom;
  // A line can be re-landed more than once; each step leads to an earlier change.
  while (at !== 0) {
    const change = changeOfAtom(state, at);
    const atoms = change && atomsOf(state, change.index);
    if (!atoms || !change) return at;
    const place = at - change.base;
    if (((atoms.kind[place] ?? 0) & ATOM.alias) === 0) return at;
    at = atoms.ref[place] ?? 0;
  }
  return atom;
}
