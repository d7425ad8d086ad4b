import { childIn, childOf, firstOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { LanguageTable } from "./language-table.ts";
import { labelled, nameField } from "./naming.ts";

export const rust: LanguageTable = {
  comments: ["line_comment", "block_comment"],
  functions: ["function_item", "function_signature_item"],
  closures: ["closure_expression"],
  types: ["struct_item", "enum_item", "union_item", "trait_item", "type_item"],
  scopes: ["impl_item", "mod_item"],
  ifs: ["if_expression"],
  elseIfs: [],
  elses: ["else_clause"],
  nests: ["for_expression", "while_expression", "loop_expression", "match_expression"],
  jumps: { break_expression: labelled("label"), continue_expression: labelled("label") },
  logicals: ["binary_expression"],
  parentheses: ["parenthesized_expression"],
  calls: { call_expression: "function" },
  blocks: [],
  imports: {
    use_declaration: (tree, node) => [
      textAt(tree, childIn(tree, node, "argument"))
        .replace(/\s+/g, "")
        .replace(/::\{.*$|::\*$/s, ""),
    ],
  },
  members: ["field_declaration", "enum_variant", "const_item", "static_item"],
  namedArguments: false,
  nameOf: (tree, node) =>
    kindAt(tree, node) === "impl_item"
      ? textAt(tree, firstOf(tree, childIn(tree, node, "type"), "type_identifier", "primitive_type"))
      : nameField(tree, node),
  isPublic,
};

/** `pub` without a limit; variants and what a trait asks for follow their type; an implementation is as public as what is in it. */
function isPublic(tree: SyntaxTree, node: number): boolean {
  if (["impl_item", "enum_variant"].includes(kindAt(tree, node))) return true;
  const body = parentOf(tree, node);
  const owner = parentOf(tree, body);
  if (kindAt(tree, body) === "declaration_list" && kindAt(tree, owner) === "trait_item") return true;
  const said = childOf(tree, node, "visibility_modifier");
  return said >= 0 && textAt(tree, said) === "pub";
}
