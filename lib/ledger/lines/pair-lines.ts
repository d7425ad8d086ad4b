import type { Draft } from "../fold/draft.ts";
import { ATOM } from "../fold/marks.ts";

/** Says that the added line was written in the place of the removed one. */
export function pairLines({ atoms, birth, done, partner }: Draft, removed: number, added: number): void {
  const { paired } = ATOM;
  const { kind, ref } = atoms;
  kind[removed] = (kind[removed] ?? 0) | paired;
  kind[added] = (kind[added] ?? 0) | paired;
  ref[added] = birth[removed] ?? 0;
  partner[removed] = added;
  done[removed] = 1;
  done[added] = 1;
}
