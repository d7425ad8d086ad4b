import type { Hand } from "../code/words.ts";
import { type Edit, type Tree, textOf, withFiles } from "../tree/tree.ts";

/** Writes whole files: path to lines, made when the edit is. */
export const setFiles =
  (files: (hand: Hand, tree: Tree) => Readonly<Record<string, readonly string[]>>): Edit<Hand> =>
  (tree, hand) =>
    withFiles(
      tree,
      Object.entries(files(hand, tree)).map(([path, lines]) => [path, textOf(lines)] as const),
    );
