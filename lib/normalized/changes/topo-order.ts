import type { CommitGraph } from "./commit-graph.ts";

/** All present commits, every parent before its children. A cycle, which no real history has, is cut and not followed. */
export function topoOrder(graph: CommitGraph): Int32Array {
  const order = new Int32Array(graph.size);
  const nextParent = new Uint16Array(graph.size);
  const seen = new Uint8Array(graph.size);
  const stack: number[] = [];
  let used = 0;
  for (let root = 0; root < graph.size; root++) {
    if (seen[root] === 1 || !graph.isPresent(root)) continue;
    seen[root] = 1;
    stack.push(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const nth = nextParent[top] ?? 0;
      if (nth >= graph.parentCount(top)) {
        order[used++] = top;
        stack.pop();
        continue;
      }
      nextParent[top] = nth + 1;
      const parent = graph.presentParent(top, nth);
      if (parent < 0 || seen[parent] === 1) continue;
      seen[parent] = 1;
      stack.push(parent);
    }
  }
  return order.subarray(0, used);
}

/** Longest way from a root, per commit: always greater than that of any ancestor. */
export function generations(graph: CommitGraph, order: Int32Array): Int32Array {
  const generation = new Int32Array(graph.size);
  for (const index of order) {
    let longest = 0;
    for (let nth = 0; nth < graph.parentCount(index); nth++) {
      const parent = graph.presentParent(index, nth);
      if (parent >= 0) longest = Math.max(longest, (generation[parent] ?? 0) + 1);
    }
    generation[index] = longest;
  }
  return generation;
}
