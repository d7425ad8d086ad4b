import type { SyntaxTree } from "./syntax-tree.ts";

/** Questions to a tree, each about one node by its number; -1 is no node. */

export const kindAt = (tree: SyntaxTree, node: number): string =>
  tree.words.kinds[tree.kinds[node] ?? -1] ?? "";

export const textAt = (tree: SyntaxTree, node: number): string =>
  node < 0 ? "" : tree.source.slice(tree.starts[node], tree.ends[node]);

export const isNamed = (tree: SyntaxTree, node: number): boolean =>
  tree.words.named[tree.kinds[node] ?? -1] ?? false;

export const isLeaf = (tree: SyntaxTree, node: number): boolean => tree.after[node] === node + 1;

export const fieldAt = (tree: SyntaxTree, node: number): string =>
  tree.words.fields[tree.fields[node] ?? 0] ?? "";

/** The children of a node, named ones and marks alike. */
export function childrenOf(tree: SyntaxTree, node: number): number[] {
  const found: number[] = [];
  const end = tree.after[node] ?? 0;
  for (let child = node + 1; child < end; child = tree.after[child] ?? end) found.push(child);
  return found;
}

export function childIn(tree: SyntaxTree, node: number, ...fields: readonly string[]): number {
  const end = tree.after[node] ?? 0;
  for (let child = node + 1; child < end; child = tree.after[child] ?? end) {
    if (tree.fields[child] !== 0 && fields.includes(fieldAt(tree, child))) return child;
  }
  return -1;
}

export function childOf(tree: SyntaxTree, node: number, ...kinds: readonly string[]): number {
  const end = tree.after[node] ?? 0;
  for (let child = node + 1; child < end; child = tree.after[child] ?? end) {
    if (kinds.includes(kindAt(tree, child))) return child;
  }
  return -1;
}

/** The first node of one of the kinds in the subtree, the node itself included. */
export function firstOf(tree: SyntaxTree, node: number, ...kinds: readonly string[]): number {
  if (node < 0) return -1;
  for (let at = node; at < (tree.after[node] ?? 0); at++) if (kinds.includes(kindAt(tree, at))) return at;
  return -1;
}

export const parentOf = (tree: SyntaxTree, node: number): number => tree.parents[node] ?? -1;

/** Says of an offset on which line it lies, 1-based. */
export function lineFinder(source: string): (offset: number) => number {
  const breaks: number[] = [];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) breaks.push(at);
  return (offset) => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
