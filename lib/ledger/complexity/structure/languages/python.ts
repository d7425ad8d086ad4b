import { childIn, childOf, childrenOf, firstOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { LanguageTable } from "./language-table.ts";
import { nameField, unquoted } from "./naming.ts";
import { perTree } from "./per-tree.ts";

export const python: LanguageTable = {
  comments: ["comment"],
  functions: ["function_definition"],
  closures: ["lambda"],
  types: ["class_definition"],
  scopes: [],
  ifs: ["if_statement"],
  elseIfs: ["elif_clause"],
  elses: ["else_clause"],
  nests: [
    "for_statement",
    "while_statement",
    "match_statement",
    "except_clause",
    "except_group_clause",
    "conditional_expression",
  ],
  jumps: {},
  logicals: ["boolean_operator"],
  parentheses: ["parenthesized_expression"],
  calls: { call: "function" },
  blocks: ["block"],
  imports: {
    import_statement: (tree, node) =>
      childrenOf(tree, node)
        .filter((child) => ["dotted_name", "aliased_import"].includes(kindAt(tree, child)))
        .map((child) => textAt(tree, firstOf(tree, child, "dotted_name"))),
    import_from_statement: (tree, node) => [textAt(tree, childIn(tree, node, "module_name"))],
  },
  members: ["assignment"],
  namedArguments: true,
  nameOf: (tree, node) =>
    kindAt(tree, node) === "assignment" ? textAt(tree, childIn(tree, node, "left")) : nameField(tree, node),
  isPublic: (tree, node) => {
    const name = python.nameOf(tree, node) ?? "_";
    if (kindAt(tree, node) === "assignment")
      return childIn(tree, node, "type") >= 0 && /^[a-zA-Z]\w*$/.test(name) && isInClass(tree, node);
    if (isInClass(tree, node)) return !name.startsWith("_") || /^__\w+__$/.test(name);
    const listed = allOf(tree, 0);
    return listed === null ? !name.startsWith("_") : listed.includes(name);
  },
};

/** Whether a class comes before the end of the file on the way up. */
function isInClass(tree: SyntaxTree, node: number): boolean {
  for (let at = parentOf(tree, node); at >= 0; at = parentOf(tree, at)) {
    if (kindAt(tree, at) === "class_definition") return true;
  }
  return false;
}

/** What `__all__` names; null where the module has none that can be read. */
const allOf = perTree((tree): readonly string[] | null => {
  if (!tree.source.includes("__all__")) return null;
  for (let at = 1; at < tree.kinds.length; at = tree.after[at] ?? tree.kinds.length) {
    const said = childOf(tree, at, "assignment");
    if (said < 0 || textAt(tree, childIn(tree, said, "left")) !== "__all__") continue;
    const list = childIn(tree, said, "right");
    if (!["list", "tuple"].includes(kindAt(tree, list))) return null;
    return childrenOf(tree, list)
      .filter((child) => kindAt(tree, child) === "string")
      .map((child) => unquoted(textAt(tree, child)));
  }
  return null;
});
