import { wordsOf } from "./words-of.ts";

const LEAST_WORDS = 5;
const POLITE = new Set(
  "lgtm looks look good great nice to me all now ok okay thanks thank you very much ship it approved approve work job 1 from my side".split(
    " ",
  ),
);

/** Whether a remark has substance: five words or more, and not only that all is well. */
export function saysSomething(text: string): boolean {
  const words = wordsOf(text);
  return words.length >= LEAST_WORDS && words.some((word) => !POLITE.has(word));
}
