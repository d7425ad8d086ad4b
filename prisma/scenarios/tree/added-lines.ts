import { matchLines } from "./match-lines.ts";
import { changedFiles, linesOf, type Tree } from "./tree.ts";

/** The lines that one tree has over another: path, and the 1-based numbers in the new text. */
export function addedLines(before: Tree, after: Tree): Map<string, number[]> {
  const added = new Map<string, number[]>();
  for (const [path, content] of changedFiles(before, after)) {
    if (content === null) continue;
    const lines = linesOf(content);
    const kept = new Set(matchLines(linesOf(before.get(path) ?? ""), lines));
    const numbers = lines.flatMap((_, place) => (kept.has(place) ? [] : [place + 1]));
    if (numbers.length > 0) added.set(path, numbers);
  }
  return added;
}
