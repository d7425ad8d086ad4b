import type { LanguageTable } from "../languages/language-table.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";

/** A program text as the walkers take it: its tree, what its language means by the nodes, and where its lines end. */
export type Code = {
  readonly tree: SyntaxTree;
  readonly table: LanguageTable;
  /** Roles of each kind of node, as bits (`languages/roles.ts`). */
  readonly roles: Uint32Array;
  readonly lineOf: (offset: number) => number;
};
