import type { NamedLines } from "../edits/retouch-lines.ts";
import { addedLines } from "../tree/added-lines.ts";
import { linesOf, type Tree } from "../tree/tree.ts";
import type { Landed } from "./story.ts";

/** The texts of the lines that a change added and that still stand in the tree. */
export function standingLines({ before, after }: Landed, tree: Tree): NamedLines {
  const named = new Map<string, Set<string>>();
  for (const [path, numbers] of addedLines(before, after)) {
    const lines = linesOf(after.get(path) ?? "");
    const standing = new Set(linesOf(tree.get(path) ?? ""));
    const kept = numbers.map((number) => lines[number - 1] ?? "").filter((line) => standing.has(line));
    if (kept.length > 0) named.set(path, new Set(kept));
  }
  return named;
}
