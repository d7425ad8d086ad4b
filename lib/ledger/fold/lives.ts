import type { Draft } from "./draft.ts";
import { changeOfAtom, type FoldState, type LineLives } from "./fold-state.ts";
import { ATOM, COSMETIC_RULES, MARK } from "./marks.ts";
import { originOf } from "./origin-of.ts";

const DAY = 86_400;
/** Lines are followed for a year; whatever still lives then is censored. */
export const FOLLOW_DAYS = 365;

const COMMENT = COSMETIC_RULES.indexOf("comment");

/** What `ChangeAtoms.life` says of an added line: not on the landing branch yet, there, or dead since a day of its life. */
const UNBORN = 0;
const ALIVE = 1;
const DEAD = 2;

/**
 * Counts the lines that this change brings to life on the landing branch and those that it ends there. White space and
 * moves end nothing; a line written in the place of another ends it; a line that comes back had not died.
 */
export function countLives(draft: Draft): void {
  const { state, atoms, birth } = draft;
  const { mergedAt } = atoms.meta;
  for (let i = 0; i < birth.length; i++) {
    const kind = atoms.kind[i] ?? 0;
    if (kind & ATOM.plus || keptByMove(atoms.marks[i] ?? 0, kind)) continue;
    die(state, originOf(state, birth[i] ?? 0), mergedAt);
  }
  for (let i = 0; i < birth.length; i++) {
    if ((atoms.kind[i] ?? 0) & ATOM.plus) appear(state, originOf(state, birth[i] ?? 0));
  }
}

const keptByMove = (marks: number, kind: number) =>
  (marks & MARK.cosmetic) !== 0 && ((kind >> ATOM.cosmeticShift) & 3) !== COMMENT;

function appear(state: FoldState, atom: number): void {
  const change = changeOfAtom(state, atom);
  const life = change && state.window.get(change.index)?.life;
  if (!change || !life) return;
  const at = atom - change.base;
  const was = life[at] ?? UNBORN;
  if (was === ALIVE) return;
  life[at] = ALIVE;
  change.alive += 1;
  const lives = livesOf(state, change.index);
  if (was === UNBORN) lives.born += 1;
  else lives.deaths.set(was - DEAD, (lives.deaths.get(was - DEAD) ?? 0) - 1);
}

function die(state: FoldState, atom: number, at: number): void {
  const change = changeOfAtom(state, atom);
  if (!change || change.alive === 0) return;
  const day = Math.floor((at - change.mergedAt) / DAY);
  if (day >= FOLLOW_DAYS) return;
  const life = state.window.get(change.index)?.life;
  if (life) {
    if (life[atom - change.base] !== ALIVE) return;
    life[atom - change.base] = DEAD + day;
  }
  change.alive -= 1;
  const { deaths } = livesOf(state, change.index);
  deaths.set(day, (deaths.get(day) ?? 0) + 1);
}

function livesOf(state: FoldState, index: number): LineLives {
  const known = state.lives.get(index);
  if (known) return known;
  const lives = { born: 0, deaths: new Map<number, number>() };
  state.lives.set(index, lives);
  return lives;
}
