/** For each line of `before`, its place in `after` along a longest common subsequence, or -1. */
export function matchLines(before: readonly string[], after: readonly string[]): Int32Array {
  const places = new Int32Array(before.length).fill(-1);
  let top = 0;
  while (top < before.length && top < after.length && before[top] === after[top]) {
    places[top] = top;
    top += 1;
  }
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > top && endAfter > top && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore -= 1;
    endAfter -= 1;
    places[endBefore] = endAfter;
  }
  const [rows, columns] = [endBefore - top, endAfter - top];
  if (rows === 0 || columns === 0) return places;

  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  const length = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const same = before[top + row] === after[top + column];
      lengths[row * width + column] = same
        ? length(row + 1, column + 1) + 1
        : Math.max(length(row + 1, column), length(row, column + 1));
    }
  }
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (before[top + row] === after[top + column]) {
      places[top + row] = top + column;
      row += 1;
      column += 1;
    } else if (length(row + 1, column) >= length(row, column + 1)) row += 1;
    else column += 1;
  }
  return places;
}
