import { type FileDiff, LINE } from "@/lib/model/change-diff.ts";
import { dependencyLines } from "../files/dependency-lines.ts";
import { isManifest } from "../files/manifests.ts";
import type { Draft } from "../fold/draft.ts";
import { MARK } from "../fold/marks.ts";

const SUBMODULE = "160000";

/** Version bumps: manifest lines of a dependency bot, or that differ in nothing but the version; submodule pointers. */
export function markDependency(draft: Draft): void {
  for (const file of draft.files) {
    const pointer = (file.status === "D" ? file.oldMode : file.newMode) === SUBMODULE;
    if (pointer || (draft.context.dependencyBot && isManifest(file.newPath))) {
      for (let i = file.from; i < file.to; i++) mark(draft, i);
    } else if (file.text !== null && isManifest(file.newPath)) {
      markBumps(draft, file, file.text);
    }
  }
}

function markBumps(draft: Draft, file: FileDiff, text: readonly string[]): void {
  const removed: number[] = [];
  const added: number[] = [];
  text.forEach((_, k) => {
    const plus = (draft.diff.lines.flags[file.from + k] ?? 0) & LINE.plus;
    (plus ? added : removed).push(k);
  });
  const lineOf = (k: number) => text[k] ?? "";
  const bumps = dependencyLines(file.newPath, removed.map(lineOf), added.map(lineOf));
  for (const at of bumps.removed) mark(draft, file.from + (removed[at] ?? 0));
  for (const at of bumps.added) mark(draft, file.from + (added[at] ?? 0));
}

function mark({ atoms }: Draft, i: number): void {
  atoms.marks[i] = (atoms.marks[i] ?? 0) | MARK.dependency;
}
