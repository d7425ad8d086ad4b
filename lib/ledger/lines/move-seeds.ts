import type { Draft } from "../fold/draft.ts";
import { eachHunk } from "../fold/each-hunk.ts";

/** The floor of git's own `--color-moved` and `blame -M`: a moved block has three lines at least. */
export const FEWEST_LINES = 3;

/** Numbers of an entry: where it begins, where the removed lines of its hunk end, its key, the next one of its bucket. */
const ENTRY = 4;

/** The removed lines of a draft that a moved block can begin with, by the hashes of three lines. */
export type MoveSeeds = {
  readonly entries: Int32Array;
  /** By the last bits of the key: the number of the first entry, from 1; 0 where there is none. */
  readonly buckets: Int32Array;
};

/** Where the first seed with the same three lines as those from `i` on begins; -1 where there is none. Go on with `nextSeed`. */
export function firstSeed({ entries, buckets }: MoveSeeds, hash: Uint32Array, i: number): number {
  const key = keyOf(hash, i);
  return withKey(entries, buckets[key & (buckets.length - 1)] ?? 0, key);
}

export const nextSeed = ({ entries }: MoveSeeds, seed: number): number =>
  withKey(entries, entries[seed + 3] ?? 0, entries[seed + 2] ?? 0);

function withKey(entries: Int32Array, first: number, key: number): number {
  for (let number = first; number !== 0; number = entries[number * ENTRY - 1] ?? 0) {
    if (entries[number * ENTRY - 2] === key) return (number - 1) * ENTRY;
  }
  return -1;
}

/** A block is found by three equal lines that hold a letter or digit: braces alone lead everywhere and nowhere. */
export function isTelling({ diff }: Draft, i: number): boolean {
  const { alnum } = diff.lines;
  return alnum[i] !== 0 || alnum[i + 1] !== 0 || alnum[i + 2] !== 0;
}

function keyOf(hash: Uint32Array, i: number): number {
  const mixed = Math.imul(hash[i] ?? 0, 31) ^ Math.imul(hash[i + 1] ?? 0, 0x9e3779b1) ^ (hash[i + 2] ?? 0);
  return mixed ^ (mixed >>> 16);
}

/** Null where no block can have moved, because nothing long enough was removed, or nothing added. */
export function moveSeeds(draft: Draft): MoveSeeds | null {
  let most = 0;
  let added = 0;
  for (const file of draft.files) {
    if (file.removed >= FEWEST_LINES) most += file.removed;
    if (file.added >= FEWEST_LINES) added += file.added;
  }
  if (most === 0 || added === 0) return null;
  const entries = new Int32Array(most * ENTRY);
  let used = 0;
  for (const file of draft.files) {
    if (file.removed < FEWEST_LINES) continue;
    eachHunk(file, (at, split) => {
      used = addSeeds(draft, entries, used, at, split);
    });
  }
  return used === 0 ? null : { entries, buckets: fillBuckets(entries, used) };
}

function addSeeds(draft: Draft, entries: Int32Array, used: number, at: number, split: number): number {
  const { hash } = draft.atoms;
  let end = used;
  for (let i = at; i + FEWEST_LINES <= split; i++) {
    if (draft.done[i] || !isTelling(draft, i)) continue;
    entries[end] = i;
    entries[end + 1] = split;
    entries[end + 2] = keyOf(hash, i);
    end += ENTRY;
  }
  return end;
}

/** From the last entry to the first, so that those of a bucket stand in their order. */
function fillBuckets(entries: Int32Array, used: number): Int32Array {
  const buckets = new Int32Array(2 ** Math.ceil(Math.log2(used / ENTRY + 1) + 1));
  for (let seed = used - ENTRY; seed >= 0; seed -= ENTRY) {
    const bucket = (entries[seed + 2] ?? 0) & (buckets.length - 1);
    entries[seed + 3] = buckets[bucket] ?? 0;
    buckets[bucket] = seed / ENTRY + 1;
  }
  return buckets;
}
