import { ATOM, COSMETIC_RULES, MARK } from "../fold/marks.ts";
import type { Draft } from "../fold/draft.ts";

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
  for (const i of [removed, added]) {
    if (i < 0 || done[i]) continue;
    atoms.marks[i] = (atoms.marks[i] ?? 0) | MARK.cosmetic;
    atoms.kind[i] = (atoms.kind[i] ?? 0) | bits;
    if (i === added && removed >= 0) {
      birth[i] = birth[removed] ?? 0;
      atoms.kind[i] = (atoms.kind[i] ?? 0) | ATOM.keeps;
    }
  }
  if (removed >= 0) done[removed] = 1;
  if (added >= 0) done[added] = 1;
}
