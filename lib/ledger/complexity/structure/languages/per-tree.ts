import type { SyntaxTree } from "../syntax/syntax-tree.ts";

/** Remembers what `make` says of a node for as long as its tree lives: what many siblings ask is looked up once. */
export function perTree<Value>(
  make: (tree: SyntaxTree, node: number) => Value,
): (tree: SyntaxTree, node: number) => Value {
  const known = new WeakMap<SyntaxTree, Map<number, Value>>();
  return (tree, node) => {
    const ofTree = known.get(tree) ?? new Map<number, Value>();
    known.set(tree, ofTree);
    const before = ofTree.get(node);
    if (before !== undefined) return before;
    const made = make(tree, node);
    ofTree.set(node, made);
    return made;
  };
}
