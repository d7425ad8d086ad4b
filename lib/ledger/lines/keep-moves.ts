import type { Draft } from "../fold/draft.ts";
import { eachHunk } from "../fold/each-hunk.ts";
import { keepBirth } from "./keep-birth.ts";
import { pairLines } from "./pair-lines.ts";

/** The floor of git's own `--color-moved` and `blame -M`: three lines that hold twenty letters or digits. */
const FEWEST_LINES = 3;
const FEWEST_ALNUM = 20;
/** A moved block goes on across as many lines that were edited on the way. */
const MOST_EDITED = 3;
const MOST_CANDIDATES = 24;

type Block = { left: number; right: number; length: number };

/**
 * Moves: a removed block that re-appears as added lines of the same change keeps its births. Lines that differ inside
 * a moved block are edits made while moving: they pair with each other.
 */
export function keepMoves(draft: Draft): void {
  const ends = hunkEnds(draft);
  const seeds = seedIndex(draft, ends);
  if (seeds.size === 0) return;
  for (const file of draft.files) {
    eachHunk(file, (_at, split, end) => {
      for (let i = split; i + FEWEST_LINES <= end; i++) {
        if (draft.done[i] || !isTelling(draft, i)) continue;
        const block = longestBlock(draft, seeds, ends, i, end);
        if (!block) continue;
        const edited: [number, number][] = [];
        for (let k = 0; k < block.length; k++) {
          const left = block.left + k;
          const right = block.right + k;
          if (draft.atoms.hash[left] === draft.atoms.hash[right]) keepBirth(draft, left, right, "moved");
          else edited.push([left, right]);
        }
        for (const [left, right] of edited) pairLines(draft, left, right);
        i = block.right + block.length - 1;
      }
    });
  }
}

/** For every removed line, where the removed lines of its hunk end. */
function hunkEnds(draft: Draft): Int32Array {
  const ends = new Int32Array(draft.atoms.hash.length);
  for (const file of draft.files) eachHunk(file, (at, split) => ends.fill(split, at, split));
  return ends;
}

/** A block is found by three equal lines that hold a letter or digit: braces alone lead everywhere and nowhere. */
const isTelling = ({ diff: { lines } }: Draft, i: number) =>
  lines.alnum[i] !== 0 || lines.alnum[i + 1] !== 0 || lines.alnum[i + 2] !== 0;

const key = (a: number, b: number, c: number) => (Math.imul(a, 31) ^ Math.imul(b, 0x9e3779b1) ^ c) >>> 0;

function seedIndex(draft: Draft, ends: Int32Array): Map<number, number[]> {
  const { hash } = draft.atoms;
  const index = new Map<number, number[]>();
  for (const file of draft.files) {
    if (file.removed < FEWEST_LINES) continue;
    eachHunk(file, (at, split) => {
      for (let i = at; i + FEWEST_LINES <= split; i++) {
        if (draft.done[i] || ends[i] !== split || !isTelling(draft, i)) continue;
        const seed = key(hash[i] ?? 0, hash[i + 1] ?? 0, hash[i + 2] ?? 0);
        const list = index.get(seed);
        if (!list) index.set(seed, [i]);
        else if (list.length < MOST_CANDIDATES) list.push(i);
      }
    });
  }
  return index;
}

function longestBlock(
  draft: Draft,
  seeds: Map<number, number[]>,
  ends: Int32Array,
  right: number,
  rightEnd: number,
): Block | null {
  const { hash } = draft.atoms;
  let best: Block | null = null;
  for (const left of seeds.get(key(hash[right] ?? 0, hash[right + 1] ?? 0, hash[right + 2] ?? 0)) ?? []) {
    const block = grow(draft, left, right, ends[left] ?? 0, rightEnd);
    if (block && (!best || block.length > best.length)) best = block;
  }
  return best;
}

function grow(draft: Draft, left: number, right: number, leftEnd: number, rightEnd: number): Block | null {
  const { diff, done } = draft;
  const { hash } = draft.atoms;
  const same = (k: number) => !done[left + k] && !done[right + k] && hash[left + k] === hash[right + k];
  if (!same(0) || !same(1) || !same(2)) return null;
  const longest = Math.min(leftEnd - left, rightEnd - right);
  const forward = reach(longest, same, (k) => !done[left + k] && !done[right + k]);
  const back = backward(draft, left, right);
  let alnum = 0;
  for (let k = -back; k < forward; k++) if (same(k)) alnum += diff.lines.alnum[left + k] ?? 0;
  if (alnum < FEWEST_ALNUM) return null;
  return { left: left - back, right: right - back, length: forward + back };
}

/** How far a block reaches: it ends after its last equal line, and spans few edited lines in a row. */
function reach(longest: number, same: (k: number) => boolean, free: (k: number) => boolean): number {
  let end = 0;
  for (let k = 0; k < longest && k - end <= MOST_EDITED && free(k); k++) if (same(k)) end = k + 1;
  return end;
}

function backward(draft: Draft, left: number, right: number): number {
  const { atoms, done } = draft;
  const side = (i: number) => (atoms.kind[i] ?? 0) & 1;
  const free = (k: number) =>
    left - k >= 0 && !done[left - k] && !done[right - k] && side(left - k) === 0 && side(right - k) === 1;
  const same = (k: number) => atoms.hash[left - k] === atoms.hash[right - k];
  let end = 0;
  for (let k = 1; k - end <= MOST_EDITED && free(k); k++) if (same(k)) end = k;
  return end;
}
