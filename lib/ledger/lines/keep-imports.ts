import { type FileDiff, LINE } from "@/lib/model/change-diff.ts";
import type { Draft } from "../fold/draft.ts";
import { keepBirth } from "./keep-birth.ts";

/** Import order: where a file's removed and added import lines are the same ones, they were only put in order. */
export function keepImports(draft: Draft): void {
  for (const file of draft.files) {
    if (file.removed === 0 || file.added === 0) continue;
    const removed = importsOf(draft, file, false);
    if (removed.length === 0) continue;
    const added = importsOf(draft, file, true);
    if (added.length !== removed.length) continue;
    const hash = (i: number) => draft.atoms.hash[i] ?? 0;
    const byHash = (a: number, b: number) => hash(a) - hash(b) || a - b;
    const left = removed.toSorted(byHash);
    const right = added.toSorted(byHash);
    if (left.some((i, k) => hash(i) !== hash(right[k] ?? 0))) continue;
    left.forEach((i, k) => keepBirth(draft, i, right[k] ?? -1, "import"));
  }
}

function importsOf({ diff: { lines }, done }: Draft, file: FileDiff, plus: boolean): number[] {
  const wanted = LINE.import | (plus ? LINE.plus : 0);
  const found: number[] = [];
  for (let i = file.from; i < file.to; i++) {
    if (!done[i] && ((lines.flags[i] ?? 0) & (LINE.import | LINE.plus)) === wanted) found.push(i);
  }
  return found;
}
