/** The middle of some measurements, and how far apart they lie, for a person to read. */
export function median(values: readonly number[]): { readonly middle: number; readonly text: string } {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const [least, most] = [sorted[0] ?? middle, sorted.at(-1) ?? middle];
  return { middle, text: `${middle.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})` };
}
