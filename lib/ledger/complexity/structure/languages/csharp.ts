import { childIn, childOf, childrenOf, firstOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { LanguageTable } from "./language-table.ts";
import { always, modifiersOf, nameField } from "./naming.ts";

export const csharp: LanguageTable = {
  comments: ["comment"],
  functions: [
    "method_declaration",
    "constructor_declaration",
    "destructor_declaration",
    "operator_declaration",
    "conversion_operator_declaration",
    "local_function_statement",
    "accessor_declaration",
    "arrow_expression_clause",
  ],
  closures: ["lambda_expression", "anonymous_method_expression"],
  types: [
    "class_declaration",
    "interface_declaration",
    "struct_declaration",
    "record_declaration",
    "enum_declaration",
    "delegate_declaration",
  ],
  scopes: [],
  ifs: ["if_statement"],
  elseIfs: [],
  elses: [],
  nests: [
    "for_statement",
    "foreach_statement",
    "while_statement",
    "do_statement",
    "switch_statement",
    "switch_expression",
    "catch_clause",
    "conditional_expression",
  ],
  jumps: { goto_statement: always },
  logicals: ["binary_expression"],
  parentheses: ["parenthesized_expression"],
  calls: { invocation_expression: "function" },
  blocks: [],
  imports: {
    using_directive: (tree, node) =>
      childrenOf(tree, node)
        .filter((child) => ["identifier", "qualified_name"].includes(kindAt(tree, child)))
        .slice(-1)
        .map((child) => textAt(tree, child)),
  },
  members: [
    "property_declaration",
    "field_declaration",
    "event_field_declaration",
    "enum_member_declaration",
  ],
  namedArguments: true,
  nameOf: (tree, node) => {
    const accessed = accessedBy(tree, node);
    if (accessed !== undefined) return accessed;
    const own = nameField(tree, node);
    if (own !== null) return kindAt(tree, node) === "destructor_declaration" ? `~${own}` : own;
    const kind = kindAt(tree, node);
    if (kind === "operator_declaration") return `operator ${textAt(tree, childIn(tree, node, "operator"))}`;
    if (kind === "conversion_operator_declaration")
      return `operator ${textAt(tree, childIn(tree, node, "type"))}`;
    const declarator = firstOf(tree, node, "variable_declarator");
    return declarator < 0 ? null : nameField(tree, declarator);
  },
  isPublic: (tree, node) => {
    if (kindAt(tree, node) === "enum_member_declaration") return true;
    if (accessedBy(tree, node) !== undefined) return false;
    const said = modifiersOf(tree, node);
    if (said.includes("public")) return true;
    const owner = parentOf(tree, parentOf(tree, node));
    if (kindAt(tree, owner) !== "interface_declaration") return false;
    return !said.includes("private") && childOf(tree, node, "explicit_interface_specifier") < 0;
  },
};

/** `Total.get` of an accessor; null where an arrow is the body of a method; undefined of anything else. */
function accessedBy(tree: SyntaxTree, node: number): string | null | undefined {
  const kind = kindAt(tree, node);
  if (kind !== "accessor_declaration" && kind !== "arrow_expression_clause") return undefined;
  const list = parentOf(tree, node);
  const property = kind === "accessor_declaration" ? parentOf(tree, list) : list;
  if (!ACCESSED.includes(kindAt(tree, property))) return null;
  const verb = kind === "accessor_declaration" ? nameField(tree, node) : "get";
  return `${nameField(tree, property) ?? "this"}.${verb}`;
}

const ACCESSED = ["property_declaration", "indexer_declaration", "event_declaration"];
