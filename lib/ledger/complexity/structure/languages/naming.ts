import { childIn, childOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";

/** Ways to name and to judge that more than one language shares. */

export function nameField(tree: SyntaxTree, node: number): string | null {
  const name = childIn(tree, node, "name");
  return name < 0 ? null : textAt(tree, name);
}

/** Says of a jump that it has a child of that kind: its label. */
export const labelled =
  (...kinds: readonly string[]) =>
  (tree: SyntaxTree, node: number): boolean =>
    childOf(tree, node, ...kinds) >= 0;

export const always = (): boolean => true;

/** Text of a field, without quotes, as one name or none. */
export const moduleIn =
  (...fields: readonly string[]) =>
  (tree: SyntaxTree, node: number): readonly string[] => {
    const source = childIn(tree, node, ...fields);
    return source < 0 ? [] : [unquoted(textAt(tree, source))];
  };

export const unquoted = (text: string): string => text.replace(/^["'`<]|["'`>]$/g, "");

/** Words such as `public`, wherever a grammar puts them: as children, or inside a node of modifiers. */
export function modifiersOf(tree: SyntaxTree, node: number): readonly string[] {
  const found: string[] = [];
  const end = tree.after[node] ?? 0;
  for (let child = node + 1; child < end; child = tree.after[child] ?? end) {
    const kind = kindAt(tree, child);
    if (/modifier/.test(kind)) found.push(...textAt(tree, child).split(/\s+/));
  }
  return found;
}

/** Whether a node lies in one of the kinds before any of the others is met on the way up. */
export function liesIn(
  tree: SyntaxTree,
  node: number,
  kinds: readonly string[],
  until: readonly string[],
): boolean {
  for (let at = parentOf(tree, node); at >= 0; at = parentOf(tree, at)) {
    if (kinds.includes(kindAt(tree, at))) return true;
    if (until.includes(kindAt(tree, at))) return false;
  }
  return false;
}
