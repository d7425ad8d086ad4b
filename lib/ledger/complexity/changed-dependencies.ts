import { isManifest } from "../files/manifests.ts";
import { dependencyName } from "./dependency-name.ts";
import type { HunkSide, InputFile } from "./elements-input.ts";
import type { LineMark, LineMarks } from "./line-marks.ts";

export type ChangedDependency = {
  readonly name: string;
  readonly count: number;
  readonly patterns: readonly number[];
};

/** Dependencies that lines of manifests name more often after than before, or less often; bumps cancel out. */
export function changedDependencies(
  files: readonly { readonly file: InputFile; readonly marks: LineMarks }[],
): ChangedDependency[] {
  const found = new Map<string, { count: number; readonly patterns: Set<number> }>();
  const read = (path: string, side: HunkSide, marks: ReadonlyMap<number, LineMark>, by: 1 | -1) => {
    side.lines.forEach((text, i) => {
      const pattern = marks.get(side.start + i)?.pattern ?? null;
      const name = pattern === null ? null : dependencyName(path, text);
      if (name === null || pattern === null) return;
      const known = found.get(name) ?? { count: 0, patterns: new Set() };
      known.count += by;
      known.patterns.add(pattern);
      found.set(name, known);
    });
  };
  for (const { file, marks } of files) {
    const path = file.newPath ?? file.oldPath ?? "";
    if (!isManifest(path)) continue;
    const removed = byLine(marks.removed);
    const added = byLine(marks.added);
    for (const hunk of file.hunks) {
      read(path, hunk.removed, removed, -1);
      read(path, hunk.added, added, 1);
    }
  }
  return [...found]
    .filter(([, { count }]) => count !== 0)
    .map(([name, { count, patterns }]) => ({ name, count, patterns: [...patterns] }));
}

const byLine = (marks: readonly LineMark[]) => new Map(marks.map((mark) => [mark.line, mark]));
