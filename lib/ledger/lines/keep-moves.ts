import type { Draft } from "../fold/draft.ts";
import { eachHunk } from "../fold/each-hunk.ts";
import { ATOM } from "../fold/marks.ts";
import { keepBirth } from "./keep-birth.ts";
import { FEWEST_LINES, firstSeed, isTelling, type MoveSeeds, moveSeeds, nextSeed } from "./move-seeds.ts";
import { pairLines } from "./pair-lines.ts";

/** Letters or digits that a moved block holds at least, as for git's own `--color-moved` and `blame -M`. */
const FEWEST_ALNUM = 20;
/** A moved block goes on across as many lines that were edited on the way. */
const MOST_EDITED = 3;
const MOST_CANDIDATES = 24;

type Block = { readonly left: number; readonly right: number; readonly length: number };

/**
 * Moves: a removed block that re-appears as added lines of the same change keeps its births. Lines that differ inside
 * a moved block are edits made while moving: they pair with each other.
 */
export function keepMoves(draft: Draft): void {
  const seeds = moveSeeds(draft);
  if (seeds === null) return;
  for (const file of draft.files) {
    if (file.added < FEWEST_LINES) continue;
    eachHunk(file, (_at, split, end) => keepMoved(draft, seeds, split, end));
  }
}

/** Looks for moved blocks among the added lines `[split, end)` of a hunk. */
function keepMoved(draft: Draft, seeds: MoveSeeds, split: number, end: number): void {
  const { done, atoms } = draft;
  const { hash } = atoms;
  for (let i = split; i + FEWEST_LINES <= end; i++) {
    if (done[i] || !isTelling(draft, i)) continue;
    const first = firstSeed(seeds, hash, i);
    const block = first < 0 ? null : longestBlock(draft, seeds, first, i, end);
    if (!block) continue;
    const { left, right, length } = block;
    // What is the same keeps its birth before anything is paired.
    for (let k = 0; k < length; k++) {
      if (hash[left + k] === hash[right + k]) keepBirth(draft, left + k, right + k, "moved");
    }
    for (let k = 0; k < length; k++) {
      if (hash[left + k] !== hash[right + k]) pairLines(draft, left + k, right + k);
    }
    i = right + length - 1;
  }
}

function longestBlock(
  draft: Draft,
  seeds: MoveSeeds,
  first: number,
  right: number,
  rightEnd: number,
): Block | null {
  let best: Block | null = null;
  let seed = first;
  for (let tried = 0; seed >= 0 && tried < MOST_CANDIDATES; tried++, seed = nextSeed(seeds, seed)) {
    const block = grow(draft, seeds.entries[seed] ?? 0, right, seeds.entries[seed + 1] ?? 0, rightEnd);
    if (block && (!best || block.length > best.length)) best = block;
  }
  return best;
}

function grow(draft: Draft, left: number, right: number, leftEnd: number, rightEnd: number): Block | null {
  const { hash } = draft.atoms;
  const { alnum } = draft.diff.lines;
  const forward = reach(draft, left, right, Math.min(leftEnd - left, rightEnd - right));
  if (forward < FEWEST_LINES || hash[left + 1] !== hash[right + 1]) return null;
  if (hash[left] !== hash[right] || hash[left + 2] !== hash[right + 2]) return null;
  const back = backward(draft, left, right);
  let equal = 0;
  for (let k = -back; k < forward; k++) {
    if (hash[left + k] === hash[right + k]) equal += alnum[left + k] ?? 0;
  }
  return equal < FEWEST_ALNUM ? null : { left: left - back, right: right - back, length: forward + back };
}

/** How far a block reaches: it ends after its last equal line, and spans few edited lines in a row. */
function reach({ atoms: { hash }, done }: Draft, left: number, right: number, longest: number): number {
  let end = 0;
  for (let k = 0; k < longest && k - end <= MOST_EDITED; k++) {
    if (done[left + k] || done[right + k]) break;
    if (hash[left + k] === hash[right + k]) end = k + 1;
  }
  return end;
}

function backward({ atoms: { hash, kind }, done }: Draft, left: number, right: number): number {
  const { plus } = ATOM;
  let end = 0;
  for (let k = 1; k - end <= MOST_EDITED && left - k >= 0; k++) {
    if (done[left - k] || done[right - k]) break;
    if (((kind[left - k] ?? 0) & plus) !== 0 || ((kind[right - k] ?? 0) & plus) === 0) break;
    if (hash[left - k] === hash[right - k]) end = k;
  }
  return end;
}
