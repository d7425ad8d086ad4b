import type { Draft } from "./draft.ts";
import { changeOfAtom, type FoldState, type LineLives } from "./fold-state.ts";
import { ATOM, COSMETIC_RULES, MARK } from "./marks.ts";
import { originOf } from "./origin-of.ts";

const DAY = 86_400;
/** Lines are followed for a year; whatever still lives then is censored. */
export const FOLLOW_DAYS = 365;

const COMMENT = COSMETIC_RULES.indexOf("comment");

/**
 * Counts the lines that this change brings to life on the landing branch and those that it ends there. White space and
 * moves end nothing; a line written in the place of another ends it.
 */
export function countLives(draft: Draft): void {
  const { state, atoms, birth } = draft;
  for (let i = 0; i < atoms.hash.length; i++) {
    const atom = birth[i] ?? 0;
    const kind = atoms.kind[i] ?? 0;
    if (atom === 0) continue;
    if (kind & ATOM.plus) {
      if ((kind & (ATOM.keeps | ATOM.alias)) === 0) livesOf(state, atom).born += 1;
    } else if (!keptByMove(atoms.marks[i] ?? 0, kind)) {
      die(state, originOf(state, atom), atoms.meta.mergedAt, 1);
    }
  }
}

/** A line that had died comes back to life: its removal was undone. */
export function revive(draft: Draft, atom: number, diedAt: number): void {
  if (atom !== 0 && draft.atoms.meta.landing) die(draft.state, originOf(draft.state, atom), diedAt, -1);
}

const keptByMove = (marks: number, kind: number) =>
  (marks & MARK.cosmetic) !== 0 && ((kind >> ATOM.cosmeticShift) & 3) !== COMMENT;

function die(state: FoldState, atom: number, at: number, count: number): void {
  const born = changeOfAtom(state, atom);
  if (!born) return;
  const day = Math.floor((at - born.mergedAt) / DAY);
  if (day < 0 || day >= FOLLOW_DAYS) return;
  const { deaths } = livesOf(state, atom);
  deaths.set(day, (deaths.get(day) ?? 0) + count);
}

function livesOf(state: FoldState, atom: number): LineLives {
  const index = changeOfAtom(state, atom)?.index ?? -1;
  const known = state.lives.get(index);
  if (known) return known;
  const lives = { born: 0, deaths: new Map<number, number>() };
  state.lives.set(index, lives);
  return lives;
}
