import type { Draft } from "../fold/draft.ts";
import { eachHunk } from "../fold/each-hunk.ts";
import { keepBirth } from "./keep-birth.ts";
import { commonSubsequence } from "./common-subsequence.ts";

/**
 * Formatting: in each hunk, removed and added lines that agree but for white space are one line that was formatted,
 * and keep their birth; so does a hunk whose text agrees as a whole (lines wrapped anew).
 */
export function keepFormat(draft: Draft): void {
  for (const file of draft.files) {
    if (file.removed === 0 && file.added === 0) continue;
    eachHunk(file, (at, split, end) => {
      if (split === at || end === split) {
        if (isBlank(draft, at, end)) keepWhole(draft, at, split, end);
        return;
      }
      if (sameText(draft, at, split, end)) return keepWhole(draft, at, split, end);
      const pairs = commonSubsequence(draft.diff.lines.hash, [at, split], [split, end]);
      for (let p = 0; p < pairs.length; p += 2) keepBirth(draft, pairs[p] ?? 0, pairs[p + 1] ?? 0, "format");
      if (pairs.length > 0 && sameText(draft, at, split, end)) keepWhole(draft, at, split, end);
    });
  }
}

const MULTIPLIER = 0x01000193;

/** Hash and length of the text of lines that are not done, white space left out. */
function textOf({ diff: { lines }, done }: Draft, from: number, to: number): readonly [number, number] {
  let hash = 0;
  let length = 0;
  for (let i = from; i < to; i++) {
    if (done[i]) continue;
    const size = lines.length[i] ?? 0;
    hash = (Math.imul(hash, power(size)) + (lines.hash[i] ?? 0)) >>> 0;
    length += size;
  }
  return [hash, length];
}

function power(exponent: number): number {
  let result = 1;
  let base = MULTIPLIER;
  for (let left = exponent; left > 0; left >>>= 1) {
    if (left & 1) result = Math.imul(result, base);
    base = Math.imul(base, base);
  }
  return result;
}

function sameText(draft: Draft, at: number, split: number, end: number): boolean {
  const [leftHash, leftLength] = textOf(draft, at, split);
  const [rightHash, rightLength] = textOf(draft, split, end);
  return leftHash === rightHash && leftLength === rightLength;
}

function isBlank({ diff: { lines } }: Draft, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (lines.length[i] !== 0) return false;
  return true;
}

/** Added lines take the births of the removed ones in order; the last one stands for what is left over. */
function keepWhole(draft: Draft, at: number, split: number, end: number): void {
  const removed: number[] = [];
  for (let i = at; i < split; i++) if (!draft.done[i]) removed.push(i);
  let next = 0;
  for (let i = split; i < end; i++) {
    if (draft.done[i]) continue;
    keepBirth(draft, removed[Math.min(next, removed.length - 1)] ?? -1, i, "format");
    next += 1;
  }
  for (const i of removed) keepBirth(draft, i, -1, "format");
}
