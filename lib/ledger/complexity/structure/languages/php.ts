import { childIn, childOf, firstOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import type { LanguageTable } from "./language-table.ts";
import { always, labelled, modifiersOf, nameField, unquoted } from "./naming.ts";

const included: LanguageTable["imports"][string] = (tree, node) => {
  const said = firstOf(tree, node, "string", "encapsed_string");
  return said < 0 ? [] : [unquoted(textAt(tree, said))];
};

export const php: LanguageTable = {
  comments: ["comment"],
  functions: ["function_definition", "method_declaration"],
  closures: ["anonymous_function", "anonymous_function_creation_expression", "arrow_function"],
  types: ["class_declaration", "interface_declaration", "trait_declaration", "enum_declaration"],
  scopes: [],
  ifs: ["if_statement"],
  elseIfs: ["else_if_clause"],
  elses: ["else_clause"],
  nests: [
    "for_statement",
    "foreach_statement",
    "while_statement",
    "do_statement",
    "switch_statement",
    "match_expression",
    "catch_clause",
    "conditional_expression",
  ],
  jumps: {
    goto_statement: always,
    break_statement: labelled("integer"),
    continue_statement: labelled("integer"),
  },
  logicals: ["binary_expression"],
  parentheses: ["parenthesized_expression"],
  calls: {
    function_call_expression: "function",
    member_call_expression: "name",
    scoped_call_expression: "name",
  },
  blocks: [],
  imports: {
    namespace_use_clause: (tree, node) => [textAt(tree, firstOf(tree, node, "qualified_name", "name"))],
    require_expression: included,
    require_once_expression: included,
    include_expression: included,
    include_once_expression: included,
  },
  members: ["property_declaration", "const_declaration", "enum_case"],
  namedArguments: true,
  nameOf: (tree, node) => {
    const own = nameField(tree, node);
    if (own !== null) return own;
    const element = childOf(tree, node, "property_element", "const_element");
    const name = childIn(tree, element, "name");
    return element < 0 ? null : textAt(tree, name < 0 ? element + 1 : name);
  },
  isPublic: (tree, node) => {
    if (kindAt(tree, node) === "enum_case" || kindAt(tree, parentOf(tree, node)) === "program") return true;
    const said = modifiersOf(tree, node);
    return !said.includes("private") && !said.includes("protected");
  },
};
