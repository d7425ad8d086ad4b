import { type ChangeDiff, LINE } from "@/lib/model/change-diff.ts";

/** Copies and inverses are only believed of patches of some substance: three lines with twenty letters or digits. */
const FEWEST_LINES = 3;
const FEWEST_ALNUM = 20;

export type PatchKeys = {
  /** The same for two changes that remove and add the same lines in the same files, white space and places apart. */
  readonly patch: string;
  /** The patch key of the change that would undo this one. */
  readonly inverse: string;
  readonly substantial: boolean;
};

const mix = (a: number, b: number) => Math.imul((a ^ b) >>> 0, 0x9e3779b1) ^ ((a << 13) | (a >>> 19));

function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Keys of a whole change, in the manner of `git patch-id`: files in any order, hunks in theirs. */
export function patchKeys(diff: ChangeDiff): PatchKeys {
  const sum = new Float64Array(4);
  const { lines } = diff;
  let atoms = 0;
  let alnum = 0;
  for (const file of diff.files) {
    let forward = 1;
    let backward = 1;
    let at = file.from;
    for (let h = 0; h < file.hunks.length; h += 4) {
      const split = at + (file.hunks[h + 1] ?? 0);
      const end = split + (file.hunks[h + 3] ?? 0);
      const removed = side(lines.hash, lines.flags, at, split);
      const added = side(lines.hash, lines.flags, split, end);
      forward = mix(mix(forward, removed), added ^ 0x5bd1e995);
      backward = mix(mix(backward, added), removed ^ 0x5bd1e995);
      for (let i = at; i < end; i++) alnum += lines.alnum[i] ?? 0;
      atoms += end - at;
      at = end;
    }
    const oldPath = textHash(file.oldPath);
    const newPath = textHash(file.newPath);
    add(sum, 0, mix(mix(oldPath, newPath), forward));
    add(sum, 2, mix(mix(newPath, oldPath), backward));
  }
  const patch = `${sum[0]?.toString(36)}.${sum[1]?.toString(36)}`;
  const inverse = `${sum[2]?.toString(36)}.${sum[3]?.toString(36)}`;
  // Where only white space changed a patch looks like its own inverse, and tells neither from the other.
  return { patch, inverse, substantial: patch !== inverse && atoms >= FEWEST_LINES && alnum >= FEWEST_ALNUM };
}

function side(hash: Uint32Array, flags: Uint8Array, from: number, to: number): number {
  let result = to - from;
  for (let i = from; i < to; i++) {
    if ((flags[i] ?? 0) & LINE.blank) continue;
    result = mix(result, hash[i] ?? 0);
  }
  return result;
}

function add(sum: Float64Array, at: number, value: number): void {
  sum[at] = ((sum[at] ?? 0) + (value >>> 0)) % 2 ** 52;
  sum[at + 1] = ((sum[at + 1] ?? 0) + (mix(value, 0x27d4eb2f) >>> 0)) % 2 ** 52;
}
