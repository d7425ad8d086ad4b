/** Bytes of ASCII text. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** Whether `buffer` holds `word` at `at`, wholly before `to`. */
export function startsWith(buffer: Uint8Array, at: number, to: number, word: Uint8Array): boolean {
  if (at + word.length > to) return false;
  for (let i = 0; i < word.length; i++) if (buffer[at + i] !== word[i]) return false;
  return true;
}

/** First place of `word` from `at` on, wholly before `to`; -1 where there is none. */
export function find(buffer: Uint8Array, at: number, to: number, word: Uint8Array): number {
  const first = word[0];
  for (let i = at; i <= to - word.length; i++) {
    if (buffer[i] === first && startsWith(buffer, i, to, word)) return i;
  }
  return -1;
}

/** Looks at the bytes from the first to after the last one that is not white space; there is at least one. */
export type LineTest = (buffer: Uint8Array, at: number, to: number) => boolean;

/** A line that begins with one of the words. */
export function beginsWith(...words: readonly string[]): LineTest {
  const list = words.map(ascii);
  return (buffer, at, to) => {
    for (const word of list) if (buffer[at] === word[0] && startsWith(buffer, at, to, word)) return true;
    return false;
  };
}

export const either =
  (...tests: readonly LineTest[]): LineTest =>
  (buffer, at, to) => {
    for (const test of tests) if (test(buffer, at, to)) return true;
    return false;
  };

/** Asks only for lines that begin with one of the characters, which spares most lines the question. */
export function when(firsts: string, test: LineTest): LineTest {
  const asked = new Uint8Array(256);
  for (const byte of ascii(firsts)) asked[byte] = 1;
  return (buffer, at, to) => asked[buffer[at] ?? 0] === 1 && test(buffer, at, to);
}
