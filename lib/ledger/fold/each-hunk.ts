import type { FileDiff } from "@/lib/model/change-diff.ts";

/** Calls `visit` with the table places of each hunk: removed lines `[at, split)`, added lines `[split, end)`. */
export function eachHunk(file: FileDiff, visit: (at: number, split: number, end: number) => void): void {
  let at = file.from;
  const { hunks } = file;
  for (let h = 0; h < hunks.length; h += 4) {
    const split = at + (hunks[h + 1] ?? 0);
    const end = split + (hunks[h + 3] ?? 0);
    visit(at, split, end);
    at = end;
  }
}
