import { ATOM } from "../fold/marks.ts";
import type { Draft } from "../fold/draft.ts";

/** Says that the added line was written in the place of the removed one. */
export function pairLines(draft: Draft, removed: number, added: number): void {
  const { atoms, birth, done, partner } = draft;
  atoms.kind[removed] = (atoms.kind[removed] ?? 0) | ATOM.paired;
  atoms.kind[added] = (atoms.kind[added] ?? 0) | ATOM.paired;
  atoms.ref[added] = birth[removed] ?? 0;
  partner.set(removed, added);
  done[removed] = 1;
  done[added] = 1;
}
