import { LINE } from "@/lib/model/change-diff.ts";
import type { Draft } from "../fold/draft.ts";
import { MARK } from "../fold/marks.ts";

const SUBMODULE = "160000";

/** Version bumps: manifest lines of a dependency bot, or that differ in nothing but the version; submodule pointers. */
export function markDependency(draft: Draft): void {
  const { atoms, context } = draft;
  for (const file of draft.files) {
    const pointer = file.newMode === SUBMODULE || (file.status === "D" && file.oldMode === SUBMODULE);
    if (!pointer && !context.isManifest(file.newPath)) continue;
    const all = pointer || context.dependencyBot;
    const bumped = all ? null : bumpedLines(draft, file.from, file.text ?? [], context.versionFree);
    for (let i = file.from; i < file.to; i++) {
      if (all || bumped?.has(i)) {
        atoms.marks[i] = (atoms.marks[i] ?? 0) | MARK.dependency;
      }
    }
  }
}

/** Places of removed and added lines that are the same line but for its version. */
function bumpedLines(
  { diff }: Draft,
  from: number,
  text: readonly string[],
  versionFree: (line: string) => string | null,
): Set<number> {
  const removed = new Map<string, number[]>();
  const bumped = new Set<number>();
  const isPlus = (k: number) => ((diff.lines.flags[from + k] ?? 0) & LINE.plus) !== 0;
  text.forEach((line, k) => {
    const key = isPlus(k) ? null : versionFree(line);
    if (key !== null) removed.set(key, [...(removed.get(key) ?? []), from + k]);
  });
  text.forEach((line, k) => {
    const key = isPlus(k) ? versionFree(line) : null;
    const partner = key === null ? undefined : removed.get(key)?.shift();
    if (partner === undefined) return;
    bumped.add(partner);
    bumped.add(from + k);
  });
  return bumped;
}
