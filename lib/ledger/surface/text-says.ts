import { wordsOf } from "@/lib/core/words-of.ts";
import { isTemplate } from "./is-template.ts";

/** What a text says of itself, so that it need not be kept. */
export type TextSays = {
  readonly words: number;
  /** A template that nobody filled in. */
  readonly isTemplate: boolean;
  /** Its status is accepted. */
  readonly isAccepted: boolean;
  /** It has headings for context, decision and consequences. */
  readonly hasReasons: boolean;
  /** Actions in it that are ticked off. */
  readonly doneActions: number;
};

const ACCEPTED =
  /^(?:[-*]\s+)?(?:\*{2})?status(?:\*{2})?\s*:(?:\*{2})?\s*accepted\b|^#+\s*status\s*\n+\s*accepted\b/im;
const HEADINGS = [/^#+.*\bcontext\b/im, /^#+.*\bdecision\b/im, /^#+.*\bconsequences\b/im];
const DONE = /^\s*[-*]\s+\[x\]/gim;

/** Reads a text beside the templates of its place. */
export const textSays = (text: string, templates: readonly string[]): TextSays => ({
  words: wordsOf(text).length,
  isTemplate: isTemplate(text, templates),
  isAccepted: ACCEPTED.test(text),
  hasReasons: HEADINGS.every((heading) => heading.test(text)),
  doneActions: [...text.matchAll(DONE)].length,
});
