import { childIn, firstOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { LanguageTable } from "./language-table.ts";
import { nameField } from "./naming.ts";

export const ruby: LanguageTable = {
  comments: ["comment"],
  functions: ["method", "singleton_method"],
  closures: ["block", "do_block", "lambda"],
  types: ["class", "module"],
  scopes: [],
  ifs: ["if", "unless"],
  elseIfs: ["elsif"],
  elses: ["else"],
  nests: [
    "if_modifier",
    "unless_modifier",
    "while",
    "until",
    "for",
    "while_modifier",
    "until_modifier",
    "case",
    "case_match",
    "rescue",
    "rescue_modifier",
    "conditional",
  ],
  jumps: {},
  logicals: ["binary"],
  parentheses: ["parenthesized_statements"],
  calls: { call: "method" },
  blocks: [],
  imports: {
    call: (tree, node) => {
      const called = textAt(tree, childIn(tree, node, "method"));
      if (called !== "require" && called !== "require_relative") return [];
      const said = firstOf(tree, childIn(tree, node, "arguments"), "string_content");
      return said < 0 ? [] : [`${called === "require" ? "" : "./"}${textAt(tree, said)}`];
    },
  },
  members: [],
  namedArguments: true,
  nameOf: (tree, node) => {
    const name = nameField(tree, node);
    return name !== null && kindAt(tree, node) === "singleton_method" ? `self.${name}` : name;
  },
  isPublic: (tree, node) =>
    kindAt(tree, node) === "class" || kindAt(tree, node) === "module" || isOpen(tree, node),
};

/** A method of a class is public up to a bare `private` or `protected` above it, and where neither names it. */
function isOpen(tree: SyntaxTree, node: number): boolean {
  const body = parentOf(tree, node);
  if (kindAt(tree, body) !== "body_statement") return false;
  let open = true;
  for (let at = body + 1; at < (tree.after[body] ?? 0); at = tree.after[at] ?? node) {
    const text = kindAt(tree, at) === "identifier" ? textAt(tree, at) : "";
    if (at < node && /^(private|protected|public)$/.test(text)) open = text === "public";
    if (
      kindAt(tree, at) !== "call" ||
      !/^(private|protected)$/.test(textAt(tree, childIn(tree, at, "method")))
    )
      continue;
    const names = textAt(tree, at).split(/[^\w:?!=]+/);
    if (names.includes(`:${nameField(tree, node)}`)) open = false;
  }
  return open;
}
