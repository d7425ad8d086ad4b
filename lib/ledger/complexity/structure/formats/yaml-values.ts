import { childIn, childrenOf, isNamed, kindAt, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";

/** Reading values off the tree of a YAML or JSON text, one level at a time: nothing here calls itself. */
export type Entry = { readonly key: string; readonly pair: number; readonly value: number };

const WRAPPERS = ["block_node", "flow_node", "plain_scalar"];
const BESIDE = ["anchor", "tag", "comment"];

/** The node that holds the value, below anchors, tags and wrappers. -1 stays -1. */
function bare(tree: SyntaxTree, node: number): number {
  let at = node;
  while (at >= 0 && WRAPPERS.includes(kindAt(tree, at))) {
    const inside = childrenOf(tree, at).find(
      (child) => isNamed(tree, child) && !BESIDE.includes(kindAt(tree, child)),
    );
    if (inside === undefined) return at;
    at = inside;
  }
  return at;
}

/** The values at the root of each document of the text. */
export function documentsOf(tree: SyntaxTree): number[] {
  return childrenOf(tree, 0)
    .filter((child) => kindAt(tree, child) === "document")
    .flatMap((document) =>
      childrenOf(tree, document).filter((child) => ["block_node", "flow_node"].includes(kindAt(tree, child))),
    );
}

export function entriesOf(tree: SyntaxTree, node: number): Entry[] {
  const map = bare(tree, node);
  if (!["block_mapping", "flow_mapping"].includes(kindAt(tree, map))) return [];
  return childrenOf(tree, map)
    .filter((child) => ["block_mapping_pair", "flow_pair"].includes(kindAt(tree, child)))
    .map((pair) => ({
      key: scalarOf(tree, childIn(tree, pair, "key")) ?? "",
      pair,
      value: childIn(tree, pair, "value"),
    }));
}

export function itemsOf(tree: SyntaxTree, node: number): number[] {
  const list = bare(tree, node);
  if (kindAt(tree, list) === "flow_sequence")
    return childrenOf(tree, list).filter((child) => isNamed(tree, child));
  if (kindAt(tree, list) !== "block_sequence") return [];
  return childrenOf(tree, list)
    .filter((child) => kindAt(tree, child) === "block_sequence_item")
    .flatMap((item) => childrenOf(tree, item).filter((child) => WRAPPERS.includes(kindAt(tree, child))));
}

/** The text of a scalar without its quotes; null of anything else. */
export function scalarOf(tree: SyntaxTree, node: number): string | null {
  if (node < 0) return null;
  const at = bare(tree, node);
  if (!kindAt(tree, at).endsWith("scalar")) return null;
  return textAt(tree, at).replace(/^(["'])(.*)\1$/s, "$2");
}

export const valueAt = (tree: SyntaxTree, node: number, ...keys: readonly string[]): number =>
  keys.reduce((at, key) => entriesOf(tree, at).find((entry) => entry.key === key)?.value ?? -1, node);

export const textIn = (tree: SyntaxTree, node: number, ...keys: readonly string[]): string | null =>
  scalarOf(tree, valueAt(tree, node, ...keys));
