/** Beyond this many candidate pairs the most repeated lines are left out of the alignment. */
const MOST_PAIRS = 2_000_000;

/**
 * A longest common subsequence of `left[l0..l1)` and `right[r0..r1)` as pairs of indices, ascending.
 * Hunt & Szymanski 1977: candidate pairs in order, then a longest increasing run over them.
 */
export function commonSubsequence(
  values: Uint32Array,
  [l0, l1]: readonly [number, number],
  [r0, r1]: readonly [number, number],
): Int32Array {
  const places = new Map<number, number[]>();
  for (let r = r1 - 1; r >= r0; r--) {
    const value = values[r] ?? 0;
    const list = places.get(value);
    if (list) list.push(r);
    else places.set(value, [r]);
  }
  let pairs = 0;
  for (let l = l0; l < l1; l++) pairs += places.get(values[l] ?? 0)?.length ?? 0;
  if (pairs === 0) return new Int32Array(0);
  if (pairs > MOST_PAIRS) {
    for (const [value, list] of places) if (list.length > 8) places.delete(value);
  }

  const tails: number[] = [];
  const nodes: { left: number; right: number; before: number }[] = [];
  for (let l = l0; l < l1; l++) {
    for (const r of places.get(values[l] ?? 0) ?? []) {
      let low = 0;
      let high = tails.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((nodes[tails[middle] ?? 0]?.right ?? 0) < r) low = middle + 1;
        else high = middle;
      }
      nodes.push({ left: l, right: r, before: low > 0 ? (tails[low - 1] ?? -1) : -1 });
      tails[low] = nodes.length - 1;
    }
  }
  const result = new Int32Array(tails.length * 2);
  let node = tails.at(-1) ?? -1;
  for (let i = tails.length - 1; i >= 0; i--) {
    const { left, right, before } = nodes[node] ?? { left: 0, right: 0, before: -1 };
    result[i * 2] = left;
    result[i * 2 + 1] = right;
    node = before;
  }
  return result;
}
