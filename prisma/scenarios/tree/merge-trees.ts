import { mergeLines } from "./merge-lines.ts";
import { changedFiles, linesOf, type Tree, textOf, withFiles } from "./tree.ts";

type MergedTree = { readonly tree: Tree; readonly conflict: boolean };

/** Brings what leads from `base` to `theirs` into `ours`, as a merge, a cherry-pick or (the other way round) a revert does. */
export function mergeTrees(base: Tree, ours: Tree, theirs: Tree): MergedTree {
  let conflict = false;
  const files = changedFiles(base, theirs).map(([path, content]): [string, string | null] => {
    const [was, our] = [base.get(path), ours.get(path)];
    if (our === was || our === content) return [path, content];
    if (content === null || our === undefined) {
      conflict = true;
      return [path, content];
    }
    const merged = mergeLines(linesOf(was ?? ""), linesOf(our), linesOf(content));
    conflict ||= merged.conflict;
    return [path, textOf(merged.lines)];
  });
  return { tree: withFiles(ours, files), conflict };
}
