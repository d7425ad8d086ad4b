import type { BlobStructure } from "@/lib/model/blob-structure.ts";
import { calledShapes } from "./code/called-shapes.ts";
import type { Code } from "./code/code.ts";
import { exportedShapes } from "./code/exported-shapes.ts";
import { functionShapes } from "./code/function-shapes.ts";
import { importShapes } from "./code/import-shapes.ts";
import { typeShapes } from "./code/type-shapes.ts";
import type { LanguageTable } from "./languages/language-table.ts";
import { lineFinder } from "./syntax/look.ts";
import type { SyntaxTree } from "./syntax/syntax-tree.ts";

export type CodeParts = Pick<BlobStructure, "functions" | "types" | "artefacts" | "imports">;

/** All that is read off the tree of a program. */
export function readCode(tree: SyntaxTree, table: LanguageTable, roles: Uint32Array): CodeParts {
  const code: Code = { tree, table, roles, lineOf: lineFinder(tree.source) };
  const called = calledShapes(code);
  // Nobody calls a migration; what it does to its tables is what it offers.
  const isMigration = called.some(({ kind }) => kind === "schema");
  return {
    functions: functionShapes(code),
    types: typeShapes(code),
    artefacts: isMigration ? called : [...exportedShapes(code), ...called],
    imports: importShapes(code),
  };
}
