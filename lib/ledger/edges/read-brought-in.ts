import { plainLines } from "./plain-lines.ts";

/** A change that a message names as where a defect came from: by a commit, or by the number of its pull request. */
export type BroughtIn =
  | { readonly sha: string; readonly number: null }
  | { readonly sha: null; readonly number: number };

/** The trailer of the kernel, and what people write in a sentence. */
const TRAILER = /^Fixes: ([0-9a-f]{7,64})\b/;
const SENTENCE =
  /\b(?:introduced|caused|broken|regressed) (?:in|by|with|since) (?:commit )?(?:#(\d+)|([0-9a-f]{7,64}))\b/gi;

const MAYBE = /^Fixes: |introduced|caused|broken|regressed/im;

/** Where the messages of a fix say that the defect came from, in their order. Quotes, lists and code say nothing. */
export function readBroughtIn(messages: readonly string[]): BroughtIn[] {
  const found: BroughtIn[] = [];
  for (const message of messages) {
    if (!MAYBE.test(message)) continue;
    for (const line of plainLines(message)) {
      const [, named] = TRAILER.exec(line) ?? [];
      if (named !== undefined) found.push({ sha: named, number: null });
      for (const [, number, sha] of line.matchAll(SENTENCE)) {
        if (number !== undefined) found.push({ sha: null, number: Number(number) });
        else if (sha !== undefined && /\d/.test(sha)) found.push({ sha: sha.toLowerCase(), number: null });
      }
    }
  }
  return found;
}
