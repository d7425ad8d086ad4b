import { source } from "../code/source.ts";
import { typescriptTest } from "../code/typescript.ts";
import type { Hand } from "../code/words.ts";
import { type Edit, textOf, withFiles } from "../tree/tree.ts";

/** A new module in one of the team's areas, with a test beside it where the language has one. */
export const addModule =
  (functions: number): Edit<Hand> =>
  (tree, hand) => {
    const { rng, words } = hand;
    const area = rng.pick(words.areas);
    const name = `${rng.pick(words.acts)}-${rng.pick(words.sides)}-${rng.pick(words.things)}-${rng.between(2, 9999)}`;
    const path = source.path(hand, area, name);
    const files: [string, string][] = [[path, textOf(source.file(hand, functions))]];
    if (hand.language === "typescript") {
      files.push([path.replace(/\.ts$/, ".test.ts"), textOf(typescriptTest(hand, rng.between(1, 3)))]);
    }
    return withFiles(tree, files);
  };
