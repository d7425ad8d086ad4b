import { childIn, childOf, firstOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { LanguageTable } from "./language-table.ts";
import { labelled, modifiersOf, moduleIn, nameField, unquoted } from "./naming.ts";
import { perTree } from "./per-tree.ts";

const CLOSURES = ["arrow_function", "function_expression", "generator_function"];
const HELD_BY: Readonly<Record<string, string>> = {
  variable_declarator: "name",
  public_field_definition: "name",
  field_definition: "property",
  assignment_expression: "left",
};

/** JavaScript and TypeScript, with or without JSX: one grammar family. */
export const javascript: LanguageTable = {
  comments: ["comment", "hash_bang_line", "html_comment"],
  functions: [
    "function_declaration",
    "generator_function_declaration",
    "method_definition",
    "function_signature",
    "abstract_method_signature",
    ...CLOSURES,
  ],
  closures: [],
  types: [
    "class_declaration",
    "abstract_class_declaration",
    "class",
    "interface_declaration",
    "type_alias_declaration",
    "enum_declaration",
  ],
  scopes: ["internal_module", "module"],
  ifs: ["if_statement"],
  elseIfs: [],
  elses: ["else_clause"],
  nests: [
    "for_statement",
    "for_in_statement",
    "while_statement",
    "do_statement",
    "switch_statement",
    "catch_clause",
    "ternary_expression",
  ],
  jumps: {
    break_statement: labelled("statement_identifier"),
    continue_statement: labelled("statement_identifier"),
  },
  logicals: ["binary_expression"],
  parentheses: ["parenthesized_expression"],
  calls: { call_expression: "function" },
  blocks: [],
  imports: {
    import_statement: moduleIn("source"),
    export_statement: moduleIn("source"),
    call_expression: (tree, node) => {
      if (!["require", "import"].includes(textAt(tree, childIn(tree, node, "function")))) return [];
      const said = firstOf(tree, childIn(tree, node, "arguments"), "string");
      return said < 0 ? [] : [unquoted(textAt(tree, said))];
    },
  },
  members: [
    "public_field_definition",
    "field_definition",
    "property_signature",
    "method_signature",
    "variable_declarator",
    "enum_assignment",
  ],
  namedArguments: false,
  nameOf,
  isPublic,
};

function nameOf(tree: SyntaxTree, node: number): string | null {
  if (kindAt(tree, node) === "field_definition") return textAt(tree, childIn(tree, node, "property"));
  const own = nameField(tree, node);
  if (own !== null || !CLOSURES.includes(kindAt(tree, node))) return own;
  const holder = parentOf(tree, node);
  if (kindAt(tree, holder) === "export_statement") return "default";
  const field = HELD_BY[kindAt(tree, holder)];
  const name = field === undefined ? -1 : childIn(tree, holder, field);
  return name < 0 || name === node ? null : textAt(tree, name);
}

const CLASSES = ["class_body", "interface_body", "object_type"];

/** At the top a thing is public where it stands in an export; in a class unless it says otherwise. */
function isPublic(tree: SyntaxTree, node: number): boolean {
  const holder = CLOSURES.includes(kindAt(tree, node)) ? parentOf(tree, node) : node;
  const shown =
    kindAt(tree, holder) in HELD_BY || kindAt(tree, holder) === "export_statement" ? holder : node;
  if (CLASSES.includes(kindAt(tree, parentOf(tree, shown)))) {
    const said = modifiersOf(tree, shown);
    if (said.includes("private") || said.includes("protected")) return false;
    return childOf(tree, shown, "private_property_identifier") < 0;
  }
  if (kindAt(tree, shown) === "assignment_expression")
    return /^(module\.)?exports\b/.test(textAt(tree, childIn(tree, shown, "left")));
  for (let at = shown; at >= 0; at = parentOf(tree, at)) {
    const kind = kindAt(tree, at);
    if (kind === "export_statement") return true;
    if (kind === "program" || kind === "statement_block") return isListed(tree, nameOf(tree, node));
  }
  return false;
}

const isListed = (tree: SyntaxTree, name: string | null): boolean =>
  name !== null && tree.source.includes("export") && listedIn(tree, 0).has(name);

/** What `export { name }` and `export default name` tell of, anywhere in the file. */
const listedIn = perTree((tree) => {
  const names = new Set<string>();
  for (let at = 1; at < tree.kinds.length; at = tree.after[at] ?? tree.kinds.length) {
    if (kindAt(tree, at) !== "export_statement" || childIn(tree, at, "source") >= 0) continue;
    const list = childOf(tree, at, "export_clause");
    const end = list < 0 ? 0 : (tree.after[list] ?? 0);
    for (let one = list + 1; one < end; one = tree.after[one] ?? end) {
      if (kindAt(tree, one) === "export_specifier") names.add(textAt(tree, childIn(tree, one, "name")));
    }
    const value = childIn(tree, at, "value");
    if (value >= 0 && kindAt(tree, value) === "identifier") names.add(textAt(tree, value));
  }
  return names;
});
