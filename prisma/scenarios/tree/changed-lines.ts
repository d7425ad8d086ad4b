import { addedLines } from "./added-lines.ts";
import { changedFiles, type Tree } from "./tree.ts";

/** What leads from one tree to another as a host counts it: lines added and removed, file by file. */
export function changedLines(before: Tree, after: Tree) {
  const added = addedLines(before, after);
  const removed = addedLines(after, before);
  return changedFiles(before, after).map(([path, content]) => ({
    path,
    added: added.get(path)?.length ?? 0,
    removed: removed.get(path)?.length ?? 0,
    change:
      content === null ? ("DELETED" as const) : before.has(path) ? ("MODIFIED" as const) : ("ADDED" as const),
  }));
}
