/** Beyond this many candidate pairs the most repeated lines are left out of the alignment. */
const MOST_PAIRS = 2_000_000;
/** Up to this many comparisons it is cheaper to look whether anything is equal than to make an index of it. */
const FEW = 512;

/**
 * A longest common subsequence of `values[from..split)` and `values[split..to)` as pairs of indices, ascending.
 * Hunt & Szymanski 1977: candidate pairs in order, then a longest increasing run over them.
 */
export function commonSubsequence(
  values: Uint32Array,
  from: number,
  split: number,
  to: number,
): readonly number[] {
  if ((split - from) * (to - split) <= FEW && !anyEqual(values, from, split, to)) return [];
  const places = new Map<number, number[]>();
  for (let r = to - 1; r >= split; r--) {
    const value = values[r] ?? 0;
    const list = places.get(value);
    if (list) list.push(r);
    else places.set(value, [r]);
  }
  let pairs = 0;
  for (let l = from; l < split; l++) pairs += places.get(values[l] ?? 0)?.length ?? 0;
  if (pairs === 0) return [];
  if (pairs > MOST_PAIRS) {
    for (const [value, list] of places) if (list.length > 8) places.delete(value);
  }
  return longestRun(values, from, split, places);
}

function anyEqual(values: Uint32Array, from: number, split: number, to: number): boolean {
  for (let l = from; l < split; l++) {
    for (let r = split; r < to; r++) if (values[l] === values[r]) return true;
  }
  return false;
}

/** `places`: where each value stands on the right, last first. */
function longestRun(
  values: Uint32Array,
  from: number,
  split: number,
  places: ReadonlyMap<number, readonly number[]>,
): number[] {
  const tails: number[] = [];
  const lefts: number[] = [];
  const rights: number[] = [];
  const befores: number[] = [];
  for (let l = from; l < split; l++) {
    const list = places.get(values[l] ?? 0);
    if (list === undefined) continue;
    for (const r of list) {
      let low = 0;
      let high = tails.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((rights[tails[middle] ?? 0] ?? 0) < r) low = middle + 1;
        else high = middle;
      }
      lefts.push(l);
      rights.push(r);
      befores.push(low > 0 ? (tails[low - 1] ?? -1) : -1);
      tails[low] = lefts.length - 1;
    }
  }
  const result = Array.from<number>({ length: tails.length * 2 });
  let node = tails.at(-1) ?? -1;
  for (let i = tails.length - 1; i >= 0; i--) {
    result[i * 2] = lefts[node] ?? 0;
    result[i * 2 + 1] = rights[node] ?? 0;
    node = befores[node] ?? -1;
  }
  return result;
}
