import { LINE } from "@/lib/model/change-diff.ts";
import type { Draft } from "../fold/draft.ts";
import { eachHunk } from "../fold/each-hunk.ts";
import { ATOM, COSMETIC_RULES, MARK } from "../fold/marks.ts";

const RULE = COSMETIC_RULES.indexOf("comment") << ATOM.cosmeticShift;

/** Hunks of an existing source file in which nothing but comments changed. */
export function markCommentOnly({ files, diff, atoms }: Draft): void {
  for (const file of files) {
    if (file.status === "A" || file.status === "D") continue;
    eachHunk(file, (at, _split, end) => {
      let comments = 0;
      for (let i = at; i < end; i++) {
        const flags = diff.lines.flags[i] ?? 0;
        if (flags & LINE.comment) comments += 1;
        else if (!(flags & LINE.blank)) return;
      }
      if (comments === 0) return;
      for (let i = at; i < end; i++) {
        if ((atoms.marks[i] ?? 0) & MARK.cosmetic) continue;
        atoms.marks[i] = (atoms.marks[i] ?? 0) | MARK.cosmetic;
        atoms.kind[i] = (atoms.kind[i] ?? 0) | RULE;
      }
    });
  }
}
