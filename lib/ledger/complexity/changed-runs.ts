import { commonSubsequence } from "../lines/common-subsequence.ts";

/** Beyond this product of token counts two sides are not aligned: an edit of that size is nobody's pattern. */
const MOST_COMPARED = 1_000_000;

/**
 * Calls `note` for every run of tokens `[outFrom, outTo)` of `before` that gave way to the run `[intoFrom, intoTo)` of `after`; one of
 * the two may be empty.
 */
export function changedRuns(
  before: readonly string[],
  after: readonly string[],
  note: (outFrom: number, outTo: number, intoFrom: number, intoTo: number) => void,
): void {
  const { head, outEnd, intoEnd } = withoutCommon(before, after);
  // Mostly one token gave way to another, and there is nothing to align.
  if (outEnd - head < 2 && intoEnd - head < 2) {
    if (outEnd > head || intoEnd > head) note(head, outEnd, head, intoEnd);
    return;
  }
  const out = before.slice(head, outEnd);
  const into = after.slice(head, intoEnd);
  let [left, right] = [0, 0];
  const upTo = (nextLeft: number, nextRight: number) => {
    if (nextLeft > left || nextRight > right)
      note(head + left, head + nextLeft, head + right, head + nextRight);
    [left, right] = [nextLeft + 1, nextRight + 1];
  };
  const same = aligned(out, into);
  for (let i = 0; i < same.length; i += 2) upTo(same[i] ?? 0, (same[i + 1] ?? 0) - out.length);
  upTo(out.length, into.length);
}

/** Where what differs begins on both sides, and where it ends on each: equal tokens at the front go first, then those at the back. */
export function withoutCommon(
  before: readonly string[],
  after: readonly string[],
): { readonly head: number; readonly outEnd: number; readonly intoEnd: number } {
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  const [last, lastAfter] = [before.length - 1, after.length - 1];
  while (tail < shorter - head && before[last - tail] === after[lastAfter - tail]) tail += 1;
  return { head, outEnd: before.length - tail, intoEnd: after.length - tail };
}

function aligned(out: readonly string[], into: readonly string[]): readonly number[] {
  if (out.length === 0 || into.length === 0 || out.length * into.length > MOST_COMPARED) return [];
  const ids = new Map<string, number>();
  const values = new Uint32Array(out.length + into.length);
  let place = 0;
  for (const side of [out, into]) {
    for (const text of side) {
      const id = ids.get(text) ?? ids.size;
      if (id === ids.size) ids.set(text, id);
      values[place] = id;
      place += 1;
    }
  }
  return commonSubsequence(values, 0, out.length, values.length);
}
