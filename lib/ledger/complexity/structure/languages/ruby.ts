import { childIn, childrenOf, firstOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { LanguageTable } from "./language-table.ts";
import { nameField } from "./naming.ts";
import { perTree } from "./per-tree.ts";

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

function isOpen(tree: SyntaxTree, node: number): boolean {
  const body = parentOf(tree, node);
  if (kindAt(tree, body) !== "body_statement") return false;
  const { nodes, closed } = openIn(tree, body);
  return nodes.has(node) && !closed.has(`:${nameField(tree, node)}`);
}

/** The methods of a class up to a bare `private` or `protected` above them, and the names that `private :name` closes. */
const openIn = perTree((tree, body) => {
  const nodes = new Set<number>();
  const closed = new Set<string>();
  let open = true;
  for (const at of childrenOf(tree, body)) {
    const text = kindAt(tree, at) === "identifier" ? textAt(tree, at) : "";
    if (/^(private|protected|public)$/.test(text)) open = text === "public";
    if (open) nodes.add(at);
    if (
      kindAt(tree, at) === "call" &&
      /^(private|protected)$/.test(textAt(tree, childIn(tree, at, "method")))
    )
      for (const name of textAt(tree, at).split(/[^\w:?!=]+/)) closed.add(name);
  }
  return { nodes, closed };
});
