import { functionsIn } from "../code/functions-in.ts";
import { source } from "../code/source.ts";
import type { Hand } from "../code/words.ts";
import { type Edit, linesOf, type Tree, textOf, withFiles } from "../tree/tree.ts";
import type { NamedLines } from "./retouch-lines.ts";

/** Takes out functions that hold any of the named lines, at most `count`; a module left without functions goes whole. */
export const dropFunctions =
  (count: number, among: NamedLines): Edit<Hand> =>
  (tree: Tree) => {
    let left = count;
    const files: [string, string | null][] = [];
    for (const [path, named] of among) {
      const text = tree.get(path);
      if (text === undefined || !source.isModule(path)) continue;
      const lines = linesOf(text);
      const spans = functionsIn(lines);
      const doomed = spans
        .filter(({ from, to }) => lines.slice(from, to).some((line) => /\d\d/.test(line) && named.has(line)))
        .slice(0, left);
      left -= doomed.length;
      if (doomed.length === 0) continue;
      for (const { from, to } of doomed.toReversed()) lines.splice(from, to - from);
      files.push([path, doomed.length === spans.length ? null : textOf(lines)]);
      const test = path.replace(/\.ts$/, ".test.ts");
      if (doomed.length === spans.length && test !== path && tree.has(test)) files.push([test, null]);
    }
    return withFiles(tree, files);
  };
