import { childOf, kindAt, textAt } from "../syntax/look.ts";
import type { LanguageTable } from "./language-table.ts";
import { modifiersOf, nameField } from "./naming.ts";

export const kotlin: LanguageTable = {
  comments: ["line_comment", "block_comment"],
  functions: ["function_declaration", "secondary_constructor"],
  closures: ["lambda_literal", "anonymous_function"],
  types: ["class_declaration", "object_declaration", "type_alias"],
  scopes: ["companion_object"],
  ifs: ["if_expression"],
  elseIfs: [],
  elses: [],
  nests: ["for_statement", "while_statement", "do_while_statement", "when_expression", "catch_block"],
  jumps: { labeled_expression: (tree, node) => /^(break|continue)@/.test(textAt(tree, node)) },
  logicals: ["binary_expression"],
  parentheses: ["parenthesized_expression"],
  calls: { call_expression: null },
  blocks: [],
  imports: {
    import: (tree, node) => [textAt(tree, childOf(tree, node, "qualified_identifier"))],
  },
  members: ["property_declaration", "class_parameter", "enum_entry"],
  namedArguments: true,
  nameOf: (tree, node) => {
    const kind = kindAt(tree, node);
    if (kind === "companion_object") return "Companion";
    if (kind === "secondary_constructor") return "constructor";
    const holder = kind === "property_declaration" ? childOf(tree, node, "variable_declaration") : node;
    const own = nameField(tree, holder);
    if (own !== null) return own;
    const name = childOf(tree, holder, "identifier");
    return name < 0 ? null : textAt(tree, name);
  },
  isPublic: (tree, node) => {
    if (kindAt(tree, node) === "class_parameter" && childOf(tree, node, "val", "var") < 0) return false;
    const said = modifiersOf(tree, node);
    return !["private", "internal", "protected"].some((word) => said.includes(word));
  },
};
