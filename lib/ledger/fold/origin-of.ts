import type { FoldState } from "./fold-state.ts";

/** The atom that a line was first written as: a re-landed line is the line of the original change. */
export function originOf({ aliases }: FoldState, atom: number): number {
  let at = atom;
  // A line can be re-landed more than once; each step leads to an earlier change.
  for (let earlier = aliases.get(at); earlier !== undefined; earlier = aliases.get(at)) at = earlier;
  return at;
}
