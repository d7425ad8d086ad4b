import type { ChangeDiff, FileDiff } from "@/lib/model/change-diff.ts";

/** Small files whose text the analysis follows from diff to diff, by path: attributes and owners. */
export type TextFiles = Map<string, string[]>;

const FOLLOWED = /(^|\/)\.gitattributes$|^(\.github\/|docs\/)?CODEOWNERS$/;

export const isFollowed = (path: string): boolean => FOLLOWED.test(path);

/** Takes the change of a diff over into the followed files; answers the paths that changed. */
export function followText(files: TextFiles, diff: ChangeDiff): string[] {
  const changed: string[] = [];
  for (const file of diff.files) {
    const before = files.get(file.oldPath) ?? [];
    if (isFollowed(file.oldPath) && (file.status === "D" || file.status === "R")) {
      files.delete(file.oldPath);
      changed.push(file.oldPath);
    }
    if (file.status === "D" || !isFollowed(file.newPath)) continue;
    files.set(file.newPath, rewrite(before, file));
    changed.push(file.newPath);
  }
  return changed;
}

function rewrite(before: readonly string[], file: FileDiff): string[] {
  const text = file.text ?? [];
  const after: string[] = [];
  let line = 0;
  let at = 0;
  for (let h = 0; h < file.hunks.length; h += 4) {
    const removed = file.hunks[h + 1] ?? 0;
    const start = (file.hunks[h] ?? 0) - (removed === 0 ? 0 : 1);
    after.push(...before.slice(line, start));
    const added = file.hunks[h + 3] ?? 0;
    after.push(...text.slice(at + removed, at + removed + added));
    line = start + removed;
    at += removed + added;
  }
  after.push(...before.slice(line));
  return after;
}
