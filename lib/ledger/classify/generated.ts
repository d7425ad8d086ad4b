import type { Draft } from "../fold/draft.ts";
import { MARK } from "../fold/marks.ts";

/** Files that nobody wrote by hand: generated, vendored, lock files, minified, snapshots. Whole files. */
export function markGenerated({ atoms }: Draft): void {
  for (const file of atoms.files) {
    if (file.generatedBy === null) continue;
    for (let i = file.from; i < file.to; i++) atoms.marks[i] = (atoms.marks[i] ?? 0) | MARK.generated;
  }
}
