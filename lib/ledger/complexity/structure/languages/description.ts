import type { LanguageTable } from "./language-table.ts";

/** Descriptions have no functions; of them the walkers need to know comments, and what is said by indentation. */
export const description: LanguageTable = {
  comments: ["comment", "document_comment"],
  functions: [],
  closures: [],
  types: [],
  scopes: [],
  ifs: [],
  elseIfs: [],
  elses: [],
  nests: [],
  jumps: {},
  logicals: [],
  parentheses: [],
  calls: {},
  blocks: ["block_mapping", "block_sequence"],
  imports: {},
  members: [],
  namedArguments: false,
  nameOf: () => null,
  isPublic: () => false,
};
