import type { Draft } from "../fold/draft.ts";
import { eachHunk } from "../fold/each-hunk.ts";
import { commonSubsequence } from "./common-subsequence.ts";
import { keepBirth } from "./keep-birth.ts";

/**
 * Formatting: in each hunk, removed and added lines that agree but for white space are one line that was formatted,
 * and keep their birth; so does a hunk whose text agrees as a whole (lines wrapped anew).
 */
export function keepFormat(draft: Draft): void {
  for (const file of draft.files) eachHunk(file, (at, split, end) => keepHunk(draft, at, split, end));
}

function keepHunk(draft: Draft, at: number, split: number, end: number): void {
  if (split === at || end === split) {
    if (isBlank(draft, at, end)) keepWhole(draft, at, split, end);
    return;
  }
  if (sameText(draft, at, split, end)) return keepWhole(draft, at, split, end);
  const pairs = commonSubsequence(draft.diff.lines.hash, at, split, end);
  for (let p = 0; p < pairs.length; p += 2) keepBirth(draft, pairs[p] ?? 0, pairs[p + 1] ?? 0, "format");
  if (pairs.length > 0 && sameText(draft, at, split, end)) keepWhole(draft, at, split, end);
}

/** Whether lines that are not done have the same text on both sides, white space left out. Mostly the lengths tell. */
function sameText(draft: Draft, at: number, split: number, end: number): boolean {
  return (
    lengthOf(draft, at, split) === lengthOf(draft, split, end) &&
    hashOf(draft, at, split) === hashOf(draft, split, end)
  );
}

function lengthOf({ diff, done }: Draft, from: number, to: number): number {
  const { length } = diff.lines;
  let sum = 0;
  for (let i = from; i < to; i++) if (!done[i]) sum += length[i] ?? 0;
  return sum;
}

const MULTIPLIER = 0x01000193;

function hashOf({ diff, done }: Draft, from: number, to: number): number {
  const { length, hash } = diff.lines;
  let result = 0;
  for (let i = from; i < to; i++) {
    if (!done[i]) result = (Math.imul(result, power(length[i] ?? 0)) + (hash[i] ?? 0)) >>> 0;
  }
  return result;
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

function isBlank({ diff }: Draft, at: number, end: number): boolean {
  const { length } = diff.lines;
  for (let i = at; i < end; i++) if (length[i] !== 0) return false;
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
