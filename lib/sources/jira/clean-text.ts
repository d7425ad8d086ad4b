/** A text that Postgres can keep: NUL taken out, halves of surrogate pairs replaced, cut at `most` characters. */
export function cleanText(text: string, most: number): string {
  const whole = wellFormed(text.replaceAll("\u0000", ""));
  return whole.length <= most ? whole : wellFormed(whole.slice(0, most));
}

// The method is younger than the language level that the project compiles to, and every Node that it runs on has it.
const wellFormed = (text: string): string => (text as string & { toWellFormed(): string }).toWellFormed();
