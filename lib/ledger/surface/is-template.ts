import { wordsOf } from "@/lib/core/words-of.ts";

const SHINGLE = 3;
const ALIKE = 0.9;

/** Whether a text is a template that nobody filled in: nine tenths or more of their runs of three words are the same (Broder 1997). */
export const isTemplate = (text: string, templates: readonly string[]): boolean =>
  templates.some((template) => resemblance(text, template) >= ALIKE);

/** Runs of three words in both texts over those in either, 0 to 1. Texts of fewer words are compared as one run. */
export function resemblance(a: string, b: string): number {
  const [left, right] = [shingles(a), shingles(b)];
  let both = 0;
  for (const shingle of left) if (right.has(shingle)) both += 1;
  const either = left.size + right.size - both;
  return either === 0 ? 0 : both / either;
}

function shingles(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  if (words.length === 0) return new Set();
  const last = Math.max(0, words.length - SHINGLE);
  return new Set(
    Array.from({ length: last + 1 }, (_, place) => words.slice(place, place + SHINGLE).join(" ")),
  );
}
