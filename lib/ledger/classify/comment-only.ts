import { LINE } from "@/lib/model/change-diff.ts";
import type { Draft } from "../fold/draft.ts";
import { eachHunk } from "../fold/each-hunk.ts";
import { ATOM, COSMETIC_RULES, MARK } from "../fold/marks.ts";

const RULE = COSMETIC_RULES.indexOf("comment") << ATOM.cosmeticShift;

/** Hunks of an existing source file in which nothing but comments changed. */
export function markCommentOnly(draft: Draft): void {
  for (const file of draft.files) {
    if (file.status === "A" || file.status === "D") continue;
    eachHunk(file, (at, _split, end) => {
      if (isComment(draft, at, end)) mark(draft, at, end);
    });
  }
}

/** Whether some of the lines are comments, and the others blank. */
function isComment({ diff }: Draft, at: number, end: number): boolean {
  const { flags } = diff.lines;
  const { comment, blank } = LINE;
  let seen = 0;
  for (let i = at; i < end; i++) {
    const these = flags[i] ?? 0;
    if ((these & (comment | blank)) === 0) return false;
    seen |= these & comment;
  }
  return seen !== 0;
}

function mark({ atoms: { marks, kind } }: Draft, at: number, end: number): void {
  for (let i = at; i < end; i++) {
    if ((marks[i] ?? 0) & MARK.cosmetic) continue;
    marks[i] = (marks[i] ?? 0) | MARK.cosmetic;
    kind[i] = (kind[i] ?? 0) | RULE;
  }
}
