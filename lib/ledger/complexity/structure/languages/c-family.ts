import { childIn, childOf, childrenOf, firstOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { LanguageTable } from "./language-table.ts";
import { always, moduleIn, nameField } from "./naming.ts";
import { perTree } from "./per-tree.ts";

const TYPES = ["class_specifier", "struct_specifier", "union_specifier", "enum_specifier"];
const PLAIN = ["identifier", "field_identifier", "type_identifier", "destructor_name", "operator_name"];

/** C and C++. What a header declares is public; in a C++ class, what stands below `public:`. */
const family = (inHeader: boolean): LanguageTable => ({
  comments: ["comment"],
  functions: ["function_definition", "declaration", "field_declaration"],
  closures: ["lambda_expression"],
  types: [...TYPES, "type_definition", "alias_declaration"],
  scopes: ["namespace_definition"],
  ifs: ["if_statement"],
  elseIfs: [],
  elses: ["else_clause"],
  nests: [
    "for_statement",
    "for_range_loop",
    "while_statement",
    "do_statement",
    "switch_statement",
    "catch_clause",
    "conditional_expression",
  ],
  jumps: { goto_statement: always },
  logicals: ["binary_expression"],
  parentheses: ["parenthesized_expression"],
  calls: { call_expression: "function" },
  blocks: [],
  imports: { preproc_include: moduleIn("path") },
  members: ["field_declaration", "enumerator"],
  namedArguments: false,
  nameOf,
  isPublic: (tree, node) => inHeader && isShown(tree, node),
});

export const cHeader = family(true);
export const cSource = family(false);

/** Declarations are functions only where they declare one; types have a name only with a body. */
function nameOf(tree: SyntaxTree, node: number): string | null {
  const kind = kindAt(tree, node);
  if (TYPES.includes(kind)) return childIn(tree, node, "body") < 0 ? null : nameField(tree, node);
  if (kind === "enumerator" || kind === "namespace_definition" || kind === "alias_declaration")
    return nameField(tree, node);
  const said = childIn(tree, node, "declarator");
  if (said < 0) return null;
  if (kind === "declaration" && firstOf(tree, said, "function_declarator") < 0) return null;
  return declared(tree, said);
}

/** The name inside a declarator, however many pointers and arrays stand around it. */
function declared(tree: SyntaxTree, declarator: number): string | null {
  for (let at = declarator; at < (tree.after[declarator] ?? 0); at++) {
    const kind = kindAt(tree, at);
    if (kind === "parameter_list") at = (tree.after[at] ?? at + 1) - 1;
    else if (kind === "qualified_identifier")
      return textAt(tree, at).replace(/\s+/g, "").replaceAll("::", ".");
    else if (PLAIN.includes(kind)) return textAt(tree, at);
  }
  return null;
}

function isShown(tree: SyntaxTree, node: number): boolean {
  // What is defined under its full name is declared in its class.
  if (nameOf(tree, node)?.includes(".") === true) return false;
  if (childOf(tree, node, "storage_class_specifier") >= 0 && /^\s*static\b/.test(textAt(tree, node)))
    return parentOf(tree, node) >= 0 && kindAt(tree, parentOf(tree, node)) === "field_declaration_list";
  const body = parentOf(tree, node);
  if (kindAt(tree, body) !== "field_declaration_list") return true;
  return shownIn(tree, body).has(node);
}

/** The members of a class below `public:`; those of a struct but for what stands below another word. */
const shownIn = perTree((tree, body) => {
  const nodes = new Set<number>();
  let shown = kindAt(tree, parentOf(tree, body)) !== "class_specifier";
  for (const at of childrenOf(tree, body)) {
    if (kindAt(tree, at) === "access_specifier") shown = textAt(tree, at) === "public";
    if (shown) nodes.add(at);
  }
  return nodes;
});
