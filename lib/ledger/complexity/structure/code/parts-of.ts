import { ROLE } from "../languages/roles.ts";
import { childIn, childOf, childrenOf, fieldAt, isNamed, kindAt, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { Code } from "./code.ts";
import { parametersOf, typeOf } from "./parameters-of.ts";
import { tokensOf } from "./token-digest.ts";

const RETURNS = ["return_type", "returns", "result", "type"];

/**
 * What callers of a function rely on: each parameter with its type, by name where the language lets callers use it and by place
 * where not; how many they must give; and what comes back.
 */
export function functionParts(code: Code, node: number): string[] {
  const { tree, roles, table } = code;
  const parameters = parametersOf(code, node);
  const result = childIn(tree, node, ...RETURNS);
  const returned = result >= 0 ? result : childOf(tree, node, "user_type", "nullable_type", "function_type");
  const parts = parameters.map((one, place) => `${table.namedArguments ? one.name : place + 1}:${one.type}`);
  parts.push(`required:${parameters.filter((one) => !one.isOptional).length}`);
  if (returned >= 0) {
    const tokens = tokensOf(tree, roles, returned, tree.after[returned] ?? returned);
    parts.push(`return:${tokens.join(" ").replace(/^(:|->) /, "")}`);
  }
  return parts;
}

/** The public members of a type, but for its functions, which are shown by themselves. */
export function typeParts(code: Code, node: number): string[] {
  const { tree, table, roles } = code;
  const end = tree.after[node] ?? node;
  const parts = parametersOf(code, node).map((one) => `${one.name}:${one.type}`);
  for (let at = node + 1; at < end; at++) {
    const role = roles[tree.kinds[at] ?? 0] ?? 0;
    const isInner = (role & (ROLE.type | ROLE.closure)) !== 0 && table.nameOf(tree, at) !== null;
    if ((role & ROLE.member) !== 0) {
      if (!isMethod(tree, at) && table.isPublic(tree, at)) parts.push(...memberParts(code, at));
    } else if (kindAt(tree, at) === "enum_body") {
      for (const child of childrenOf(tree, at))
        if (fieldAt(tree, child) === "name") parts.push(`${textAt(tree, child)}:`);
      continue;
    } else if (!isInner && (role & ROLE.function) === 0) continue;
    at = (tree.after[at] ?? at + 1) - 1;
  }
  return parts;
}

const isMethod = (tree: SyntaxTree, node: number): boolean =>
  kindAt(tree, childIn(tree, node, "declarator")) === "function_declarator" ||
  /^(arrow_function|function_expression)$/.test(kindAt(tree, childIn(tree, node, "value")));

/** The names that one declaration gives, each with the type. */
export function memberParts(code: Code, node: number): string[] {
  const { tree, table } = code;
  const holder = childOf(tree, node, "variable_declaration");
  const typed = holder < 0 ? node : holder;
  const names: number[] = [];
  for (const child of childrenOf(tree, typed)) {
    if (fieldAt(tree, child) === "name") names.push(child);
    else if (["variable_declarator", "property_element", "const_element"].includes(kindAt(tree, child)))
      names.push(childIn(tree, child, "name") >= 0 ? childIn(tree, child, "name") : child + 1);
  }
  const first =
    names[0] ??
    childrenOf(tree, typed).find(
      (child) => isNamed(tree, child) && kindAt(tree, child).endsWith("identifier"),
    );
  const name = first ?? childIn(tree, typed, "left", "declarator");
  const mark = childOf(tree, node, "?") >= 0 ? "?" : "";
  const type = mark + typeOf(code, typed, name);
  if (names.length > 1) return names.map((one) => `${textAt(tree, one)}:${type}`);
  return [`${table.nameOf(tree, node) ?? textAt(tree, name)}:${type}`];
}
