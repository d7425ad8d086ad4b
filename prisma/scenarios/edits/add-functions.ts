import { functionsIn } from "../code/functions-in.ts";
import { source } from "../code/source.ts";
import type { Hand } from "../code/words.ts";
import { type Edit, linesOf, type Tree, textOf, withFiles } from "../tree/tree.ts";

const LONGEST = 200;

/** Writes functions into modules that have room, each between two others. */
export const addFunctions =
  (count: number): Edit<Hand> =>
  (tree, hand) => {
    let next = tree;
    for (let done = 0; done < count; done += 1) next = addOne(next, hand);
    return next;
  };

function addOne(tree: Tree, hand: Hand): Tree {
  const modules = [...tree.keys()].filter((path) => source.isModule(path));
  if (modules.length === 0) return tree;
  let path = hand.rng.pick(modules);
  // A few tries are enough: most modules are short, and one long module more does no harm.
  for (let tries = 0; tries < 8 && linesOf(tree.get(path) ?? "").length >= LONGEST; tries += 1) {
    path = hand.rng.pick(modules);
  }
  const lines = linesOf(tree.get(path) ?? "");
  const spans = functionsIn(lines);
  const before = spans.length === 0 ? null : hand.rng.pick(spans);
  const gap = hand.language === "python" ? ["", ""] : [""];
  lines.splice(before?.from ?? lines.length, 0, ...gap, ...source.function(hand));
  return withFiles(tree, [[path, textOf(lines)]]);
}
