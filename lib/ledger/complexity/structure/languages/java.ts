import { childrenOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { LanguageTable } from "./language-table.ts";
import { labelled, modifiersOf, nameField } from "./naming.ts";

const OPEN = ["interface_body", "annotation_type_body", "enum_body"];

export const java: LanguageTable = {
  comments: ["line_comment", "block_comment"],
  functions: ["method_declaration", "constructor_declaration", "compact_constructor_declaration"],
  closures: ["lambda_expression"],
  types: [
    "class_declaration",
    "interface_declaration",
    "enum_declaration",
    "record_declaration",
    "annotation_type_declaration",
  ],
  scopes: [],
  ifs: ["if_statement"],
  elseIfs: [],
  elses: [],
  nests: [
    "for_statement",
    "enhanced_for_statement",
    "while_statement",
    "do_statement",
    "switch_expression",
    "catch_clause",
    "ternary_expression",
  ],
  jumps: { break_statement: labelled("identifier"), continue_statement: labelled("identifier") },
  logicals: ["binary_expression"],
  parentheses: ["parenthesized_expression"],
  calls: { method_invocation: "name" },
  blocks: [],
  imports: {
    import_declaration: (tree, node) => [
      childrenOf(tree, node)
        .filter((child) => ["identifier", "scoped_identifier", "asterisk"].includes(kindAt(tree, child)))
        .map((child) => textAt(tree, child))
        .join("."),
    ],
  },
  members: ["field_declaration", "enum_constant", "constant_declaration"],
  namedArguments: false,
  nameOf: nameField,
  isPublic: (tree, node) =>
    modifiersOf(tree, node).includes("public") ||
    kindAt(tree, node) === "enum_constant" ||
    isOpen(tree, node),
};

/** Members of an interface are public unless they say that they are private. */
function isOpen(tree: SyntaxTree, node: number): boolean {
  return OPEN.includes(kindAt(tree, parentOf(tree, node))) && !modifiersOf(tree, node).includes("private");
}
