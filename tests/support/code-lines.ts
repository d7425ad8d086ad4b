/** Numbered lines of code that occur nowhere else: `code("a", 1, 20)` is the twenty lines a1 to a20. */
export function code(name: string, first: number, last: number): string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, k) => `${name}_${first + k} = compute("${name}", ${first + k})`,
  );
}

/** The text of a file made of these lines. */
export const file = (...parts: readonly (readonly string[])[]): string =>
  parts
    .flat()
    .map((line) => `${line}\n`)
    .join("");

/** The lines with those of some numbers (1-based) rewritten. */
export const rewritten = (lines: readonly string[], from: number, to: number, as = "rewritten"): string[] =>
  lines.map((line, k) => (k + 1 >= from && k + 1 <= to ? `${as}(${k + 1}, after="${line.length}")` : line));
