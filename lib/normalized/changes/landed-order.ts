import type { CommitGraph } from "./commit-graph.ts";
import { generations, topoOrder } from "./topo-order.ts";

export type LandedOrder = {
  /** Commits by which something landed, oldest first; every commit after all those that it contains. */
  readonly commits: Int32Array;
  /** Seconds at which a commit counts as merged: its own time, but never before anything landed that it contains. */
  readonly landedAt: Float64Array;
  readonly generation: Int32Array;
};

/** One order for the landings of all branches. Rests on the commits and what they contain, so it keeps when history grows. */
export function landedOrder(
  graph: CommitGraph,
  landed: Uint8Array,
  rankOf: (commit: number) => number,
  timeOf: (commit: number) => number = (commit) => graph.committedAt(commit),
): LandedOrder {
  const order = topoOrder(graph);
  const generation = generations(graph, order);
  const landedAt = new Float64Array(graph.size);
  for (const index of order) {
    let at = landed[index] === 1 ? timeOf(index) : 0;
    for (let nth = 0; nth < graph.parentCount(index); nth++) {
      const parent = graph.presentParent(index, nth);
      if (parent >= 0) at = Math.max(at, landedAt[parent] ?? 0);
    }
    landedAt[index] = at;
  }
  const commits = order.filter((index) => landed[index] === 1);
  commits.sort(
    (a, b) =>
      (landedAt[a] ?? 0) - (landedAt[b] ?? 0) ||
      (generation[a] ?? 0) - (generation[b] ?? 0) ||
      rankOf(a) - rankOf(b) ||
      (graph.shaOf(a) < graph.shaOf(b) ? -1 : 1),
  );
  return { commits, landedAt, generation };
}
