import type { SyntaxTree } from "../syntax/syntax-tree.ts";

/** What the walkers must know of a language: names of the grammar's nodes by what they mean, and where names and visibility stand. */
export type LanguageTable = {
  readonly comments: readonly string[];
  /** Functions and methods, with or without a body; without a name they count as closures. */
  readonly functions: readonly string[];
  readonly closures: readonly string[];
  readonly types: readonly string[];
  /** What qualifies the names inside it and is no type: a module, an implementation. */
  readonly scopes: readonly string[];
  readonly ifs: readonly string[];
  /** `elif` and its like, where they are a node of their own. */
  readonly elseIfs: readonly string[];
  /** Nodes around an `else`. */
  readonly elses: readonly string[];
  /** Loops, switches, handlers, conditional expressions: they cost one more for each level around them. */
  readonly nests: readonly string[];
  /** Jumps, with what says of one that it goes to a label and so costs one. */
  readonly jumps: Readonly<Record<string, (tree: SyntaxTree, node: number) => boolean>>;
  readonly logicals: readonly string[];
  readonly parentheses: readonly string[];
  /** Calls, with the field of what is called; null for the first child. */
  readonly calls: Readonly<Record<string, string | null>>;
  /** Nodes of which all text inside is said in order, so that their ends mean something where marks do not show it. */
  readonly blocks: readonly string[];
  readonly imports: Readonly<Record<string, (tree: SyntaxTree, node: number) => readonly string[]>>;
  /** Members and constants that callers see. */
  readonly members: readonly string[];
  /** Callers may name arguments, so the name of a parameter is part of the promise. */
  readonly namedArguments: boolean;
  readonly nameOf: (tree: SyntaxTree, node: number) => string | null;
  readonly isPublic: (tree: SyntaxTree, node: number) => boolean;
};
