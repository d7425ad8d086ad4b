import { pythonFile, pythonFunction } from "./python.ts";
import { typescriptFile, typescriptFunction } from "./typescript.ts";
import type { Hand } from "./words.ts";

/** How the team's language writes a function, a module and a path. */
export const source = {
  function: (hand: Hand): string[] =>
    hand.language === "python" ? pythonFunction(hand) : typescriptFunction(hand),
  file: (hand: Hand, functions: number): string[] =>
    hand.language === "python" ? pythonFile(hand, functions) : typescriptFile(hand, functions),
  path: (hand: Hand, area: string, name: string): string =>
    hand.language === "python" ? `src/${area}/${name.replaceAll("-", "_")}.py` : `src/${area}/${name}.ts`,
  /** Whether a line opens a function. */
  opens: (line: string): boolean => /^(?:export (?:async )?function |def )/.test(line),
  /** Hand-written modules, tests left out. */
  isModule: (path: string): boolean => /^src\/(?!.*\.test\.|generated\/).*\.(?:ts|py)$/.test(path),
};
