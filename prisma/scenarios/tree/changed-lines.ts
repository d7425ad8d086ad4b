import { matchLines } from "./match-lines.ts";
import { changedFiles, linesOf, type Tree } from "./tree.ts";

/** What leads from one tree to another as a host counts it: lines added and removed, file by file. */
export function changedLines(before: Tree, after: Tree) {
  return changedFiles(before, after).map(([path, content]) => {
    const old = linesOf(before.get(path) ?? "");
    const lines = linesOf(content ?? "");
    const kept = matchLines(old, lines).reduce((sum, place) => sum + (place < 0 ? 0 : 1), 0);
    const change = content === null ? "DELETED" : before.has(path) ? "MODIFIED" : "ADDED";
    return { path, added: lines.length - kept, removed: old.length - kept, change } as const;
  });
}
