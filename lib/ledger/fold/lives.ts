import { FOLLOW_DAYS } from "@/lib/model/follow-days.ts";
import type { ChangeMeta } from "./change-atoms.ts";
import type { Draft } from "./draft.ts";
import { changeOfAtom, type FoldState, type LineLives } from "./fold-state.ts";
import { ATOM, COSMETIC_RULES, cosmeticRule, MARK } from "./marks.ts";
import { originOf } from "./origin-of.ts";

const DAY = 86_400;

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
  endLines(draft);
  beginLines(draft);
}

function endLines({ state, atoms, birth }: Draft): void {
  const { plus } = ATOM;
  const { kind, marks, meta } = atoms;
  // Lines of one change mostly stand together: what ends of them is counted until a line of another one ends.
  let last: ChangeMeta | null = null;
  let life: Uint16Array | undefined;
  let day = 0;
  let ended = 0;
  for (let i = 0; i < birth.length; i++) {
    const these = kind[i] ?? 0;
    if (these & plus || keptByMove(marks[i] ?? 0, these)) continue;
    const atom = originOf(state, birth[i] ?? 0);
    const change = changeOfAtom(state, atom);
    if (!change || change.alive === 0) continue;
    if (change !== last) {
      if (last) bury(state, last, day, ended);
      ended = 0;
      last = change;
      day = Math.floor((meta.mergedAt - change.mergedAt) / DAY);
      life = state.window.get(change.index)?.life;
    }
    if (day >= FOLLOW_DAYS) continue;
    if (life) {
      if (life[atom - change.base] !== ALIVE) continue;
      life[atom - change.base] = DEAD + day;
    }
    change.alive -= 1;
    ended += 1;
  }
  if (last) bury(state, last, day, ended);
}

function bury(state: FoldState, { index }: ChangeMeta, day: number, lines: number): void {
  if (lines === 0) return;
  const { deaths } = livesOf(state, index);
  deaths.set(day, (deaths.get(day) ?? 0) + lines);
}

function beginLines({ state, atoms, birth }: Draft): void {
  const { plus } = ATOM;
  const { kind, life, meta } = atoms;
  const { base } = meta;
  let own: LineLives | null = null;
  for (let i = 0; i < birth.length; i++) {
    if (((kind[i] ?? 0) & plus) === 0) continue;
    const atom = originOf(state, birth[i] ?? 0);
    // Most lines are first written here.
    if (atom !== base + i || life[i] !== UNBORN) {
      appear(state, atom);
      continue;
    }
    life[i] = ALIVE;
    meta.alive += 1;
    own ??= livesOf(state, meta.index);
    own.born += 1;
  }
}

const keptByMove = (marks: number, kind: number) =>
  (marks & MARK.cosmetic) !== 0 && cosmeticRule(kind) !== COMMENT;

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

function livesOf(state: FoldState, index: number): LineLives {
  const known = state.lives.get(index);
  if (known) return known;
  const lives = { born: 0, deaths: new Map<number, number>() };
  state.lives.set(index, lives);
  return lives;
}
