import type { Draft } from "../fold/draft.ts";
import { ATOM, COSMETIC_RULES, MARK } from "../fold/marks.ts";

/**
 * Says that `removed` and `added` are one line that was not written anew: both are cosmetic, the added one keeps the
 * birth. Either may be -1: a line that has no counterpart of its own.
 */
export function keepBirth(
  draft: Draft,
  removed: number,
  added: number,
  rule: (typeof COSMETIC_RULES)[number],
): void {
  const { atoms, birth, done } = draft;
  const bits = COSMETIC_RULES.indexOf(rule) << ATOM.cosmeticShift;
  if (removed >= 0 && !done[removed]) {
    atoms.marks[removed] = (atoms.marks[removed] ?? 0) | MARK.cosmetic;
    atoms.kind[removed] = (atoms.kind[removed] ?? 0) | bits;
    done[removed] = 1;
  }
  if (added >= 0 && !done[added]) {
    atoms.marks[added] = (atoms.marks[added] ?? 0) | MARK.cosmetic;
    atoms.kind[added] = (atoms.kind[added] ?? 0) | bits;
    done[added] = 1;
    if (removed < 0) return;
    birth[added] = birth[removed] ?? 0;
    atoms.kind[added] = (atoms.kind[added] ?? 0) | ATOM.keeps;
  }
}
