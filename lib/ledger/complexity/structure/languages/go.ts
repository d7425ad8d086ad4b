import { childIn, firstOf, kindAt, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { LanguageTable } from "./language-table.ts";
import { always, labelled, moduleIn, nameField } from "./naming.ts";

export const go: LanguageTable = {
  comments: ["comment"],
  functions: ["function_declaration", "method_declaration"],
  closures: ["func_literal"],
  types: ["type_spec", "type_alias"],
  scopes: [],
  ifs: ["if_statement"],
  elseIfs: [],
  elses: [],
  nests: ["for_statement", "expression_switch_statement", "type_switch_statement", "select_statement"],
  jumps: {
    goto_statement: always,
    break_statement: labelled("label_name"),
    continue_statement: labelled("label_name"),
  },
  logicals: ["binary_expression"],
  parentheses: ["parenthesized_expression"],
  calls: { call_expression: "function" },
  blocks: [],
  imports: { import_spec: moduleIn("path") },
  members: ["field_declaration", "method_elem", "const_spec", "var_spec"],
  namedArguments: false,
  nameOf: (tree, node) => {
    const name = nameField(tree, node);
    const receiver = receiverOf(tree, node);
    return name === null || receiver === null ? name : `${receiver}.${name}`;
  },
  isPublic: (tree, node) => {
    const receiver = receiverOf(tree, node);
    return (receiver === null || isCapital(receiver)) && isCapital(nameField(tree, node) ?? "");
  },
};

function receiverOf(tree: SyntaxTree, node: number): string | null {
  if (kindAt(tree, node) !== "method_declaration") return null;
  const type = firstOf(tree, childIn(tree, node, "receiver"), "type_identifier");
  return type < 0 ? null : textAt(tree, type);
}

const isCapital = (name: string): boolean => /^\p{Lu}/u.test(name);
