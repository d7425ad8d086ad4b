import { ROLE } from "../languages/roles.ts";
import { childIn, childOf, childrenOf, fieldAt, firstOf, isNamed, kindAt, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { Code } from "./code.ts";
import { tokensOf } from "./token-digest.ts";

export type Parameter = { readonly name: string; readonly type: string; readonly isOptional: boolean };

const LISTS = ["function_value_parameters", "formal_parameters", "parameter_list", "parameters"];
const NAMES = [
  "identifier",
  "field_identifier",
  "variable_name",
  "name",
  "type_identifier",
  "property_identifier",
];
/** What carries the object itself, or is no parameter. */
const NONE = /^(self_parameter|receiver_parameter|keyword_separator|positional_separator|attribute_item)$/;
const OPEN_ENDED = /splat|spread|variadic|rest_pattern|optional|default|block_parameter/;

/** The parameters of a function node as its callers see them; where one declaration names several, each. */
export function parametersOf(code: Code, node: number): Parameter[] {
  const { tree, roles } = code;
  const list = listOf(tree, node);
  if (list < 0) return [];
  if (isNamed(tree, list) && childrenOf(tree, list).length === 0) return [one(code, list)];
  const found: Parameter[] = [];
  for (const child of childrenOf(tree, list)) {
    const kind = kindAt(tree, child);
    if (!isNamed(tree, child) || NONE.test(kind)) continue;
    if (((roles[tree.kinds[child] ?? 0] ?? 0) & ROLE.comment) !== 0) continue;
    const text = textAt(tree, child);
    if (text === "void" || (found.length === 0 && /^(self|cls)\b/.test(text))) continue;
    if (kindAt(tree, list) === "function_value_parameters" && kind !== "parameter") {
      const last = found.pop();
      if (last !== undefined && !/modifier/.test(kind)) found.push({ ...last, isOptional: true });
      continue;
    }
    const names = childrenOf(tree, child).filter((name) => fieldAt(tree, name) === "name");
    const parameter = one(code, child);
    if (names.length > 1) for (const name of names) found.push({ ...parameter, name: textAt(tree, name) });
    else found.push(parameter);
  }
  return found;
}

function listOf(tree: SyntaxTree, node: number): number {
  const own = childIn(tree, node, "parameters", "parameter");
  if (own >= 0) return own;
  const declarator = firstOf(tree, childIn(tree, node, "declarator"), "function_declarator");
  return declarator >= 0 ? childIn(tree, declarator, "parameters") : childOf(tree, node, ...LISTS);
}

function one(code: Code, node: number): Parameter {
  const { tree } = code;
  const kind = kindAt(tree, node);
  const named = nameIn(tree, node);
  const value = childIn(tree, node, "value", "default_value");
  const hasDefault = value >= 0 || childOf(tree, node, "=") >= 0;
  return {
    name: textAt(tree, named < 0 ? node : named),
    type: named === node ? "" : typeOf(code, node, named),
    isOptional: hasDefault || OPEN_ENDED.test(kind) || (named >= 0 && OPEN_ENDED.test(kindAt(tree, named))),
  };
}

function nameIn(tree: SyntaxTree, node: number): number {
  if (isNamed(tree, node) && childrenOf(tree, node).length === 0) return node;
  const holder = childOf(tree, node, "variable_declarator");
  const own = childIn(tree, holder < 0 ? node : holder, "name", "pattern");
  if (own >= 0) return own;
  const declarator = childIn(tree, node, "declarator");
  if (declarator >= 0) return firstOf(tree, declarator, ...NAMES);
  return childOf(
    tree,
    node,
    ...NAMES,
    "variable_declarator",
    "list_splat_pattern",
    "dictionary_splat_pattern",
  );
}

/** The tokens of a declaration without its name, its default and words such as `final`. */
export function typeOf({ tree, roles }: Code, node: number, name: number): string {
  const value = childIn(tree, node, "value", "default_value");
  const from = childOf(tree, node, "=");
  const type = childIn(tree, node, "type");
  const declarator = childIn(tree, node, "declarator");
  if (type >= 0 && (declarator < 0 || kindAt(tree, declarator) === "variable_declarator")) {
    const mark = /optional/.test(kindAt(tree, node)) ? "?" : "";
    return (
      mark +
      tokensOf(tree, roles, type, tree.after[type] ?? type)
        .join(" ")
        .replace(/^: /, "")
    );
  }
  const isLeftOut = (at: number): boolean =>
    at === name ||
    at === value ||
    (tree.parents[at] === node &&
      ((from >= 0 && at >= from) || /modifier|accessor|storage_class/.test(kindAt(tree, at))));
  return tokensOf(tree, roles, node, tree.after[node] ?? node, isLeftOut)
    .filter((token) => !/^([;,:=]|val|var)$/.test(token))
    .join(" ");
}
