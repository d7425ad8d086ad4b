import { functionsIn } from "../code/functions-in.ts";
import { source } from "../code/source.ts";
import type { Hand } from "../code/words.ts";
import { type Edit, linesOf, textOf, withFiles } from "../tree/tree.ts";

/** Moves functions, unchanged, from long modules to the end of others. */
export const moveFunctions =
  (count: number): Edit<Hand> =>
  (tree, { rng }) => {
    let next = tree;
    for (let done = 0; done < count; done += 1) {
      const modules = [...next].filter(
        ([path, text]) => source.isModule(path) && functionsIn(linesOf(text)).length > 2,
      );
      if (modules.length < 2) return next;
      const [[from, text], [to, target]] = rng.shuffle(modules) as [[string, string], [string, string]];
      const lines = linesOf(text);
      const span = rng.pick(functionsIn(lines));
      const moved = lines.splice(span.from, span.to - span.from);
      next = withFiles(next, [
        [from, textOf(lines)],
        [to, textOf([...linesOf(target), ...moved])],
      ]);
    }
    return next;
  };
