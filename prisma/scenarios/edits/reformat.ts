import { source } from "../code/source.ts";
import type { Hand } from "../code/words.ts";
import { type Edit, linesOf, textOf, withFiles } from "../tree/tree.ts";

/** Doubles or halves the indentation of every module, and changes nothing else. */
export const reformat: Edit<Hand> = (tree) =>
  withFiles(
    tree,
    [...tree].flatMap(([path, text]) => {
      if (!source.isModule(path)) return [];
      const lines = linesOf(text);
      const wide = lines.every((line) => (/^ */.exec(line)?.[0].length ?? 0) % 4 === 0);
      const indent = (spaces: string): string => (wide ? spaces.slice(spaces.length / 2) : spaces + spaces);
      return [[path, textOf(lines.map((line) => line.replace(/^ +/, indent)))] as const];
    }),
  );
