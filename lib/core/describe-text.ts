import { wordsOf } from "./words-of.ts";

const CRITERIA =
  /acceptance criteri|definition of done|done when\b|^\W*given\b[\s\S]{0,400}?\bwhen\b[\s\S]{0,400}?\bthen\b|^\s*[-*]\s+\[[ x]\]/im;

/** What a description says of itself, where the text is not kept: its own words, and whether it says when the work is done. */
export type TextDescription = { readonly words: number; readonly hasCriteria: boolean };

export const describeText = (text: string): TextDescription => ({
  words: wordsOf(text).length,
  hasCriteria: CRITERIA.test(text),
});
