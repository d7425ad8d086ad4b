/**
 * Where a line stood before `hunks` (old start, removed, new start, added; from 1, as git numbers hunks without context);
 * null where they add it.
 */
export function mapBack(hunks: Int32Array, line: number): number | null {
  let shift = 0;
  for (let h = 0; h < hunks.length; h += 4) {
    const [oldAt = 0, removed = 0, newAt = 0, added = 0] = hunks.subarray(h, h + 4);
    const first = newAt + (added === 0 ? 1 : 0);
    if (line < first) break;
    if (line < first + added) return null;
    shift = oldAt + (removed === 0 ? 1 : 0) + removed - (first + added);
  }
  return line + shift;
}
