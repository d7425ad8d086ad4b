import type { TitlePart } from "./change-facts.ts";

const MOST_PARTS = 20;
/** `part 1/3`, `Part 2 of 3`, `[1/3]`, `(2/3)`; plain `1/3` may be a fraction and is not read. */
const MARKS = [/\b(?:part|pt\.?)\s*(\d{1,2})\s*(?:\/|of)\s*(\d{1,2})\b/iu, /[[(](\d{1,2})\/(\d{1,2})[\])]/u];

/** Which part of several a title says it is; null where it says nothing of that kind, or nothing else. */
export function titlePart(title: string): TitlePart | null {
  for (const mark of MARKS) {
    const found = mark.exec(title);
    if (found === null) continue;
    const [place, of] = [Number(found[1]), Number(found[2])];
    if (of < 2 || of > MOST_PARTS || place < 1 || place > of) continue;
    const stem = title
      .replace(found[0], " ")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    return stem === "" ? null : { stem, place, of };
  }
  return null;
}
