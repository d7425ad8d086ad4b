import type { CommitGraph } from "./commit-graph.ts";
import { CommitLists } from "./commit-lists.ts";
import { ReachSets } from "./reach-sets.ts";
import type { Segments } from "./segments.ts";

export type OwnershipInput = {
  readonly graph: CommitGraph;
  readonly segments: Segments;
  /** Landed commits, oldest first, parents before children. */
  readonly landed: Int32Array;
  /** Which change a landed commit belongs to, -1 for all others. */
  readonly changeOf: Int32Array;
  readonly changes: number;
  /** The last commit of the pull request whose own commits the landed one stands for, or -1. */
  readonly headOf: (commit: number) => number;
};

export type Ownership = {
  /** The change that first brought a commit into a tracked branch, -1 for commits outside. */
  readonly ownerOf: Int32Array;
  /** The change whose pull request a commit was part of, where its landing replaced it; else -1. */
  readonly claimedBy: Int32Array;
  /** Commits that a change owns, merges left out, the landed ones among them where they have one parent. */
  readonly own: CommitLists;
  /** Commits of a change's pull request that its landing replaced, merges left out. */
  readonly replaced: CommitLists;
  /** By change: other changes that its merges bring along, ascending; those that bring none are left out. */
  readonly brings: ReadonlyMap<number, readonly number[]>;
};

/** Gives every commit to the earliest change that contains it. Each commit is walked once per branch that gains it. */
export function assignOwners(input: OwnershipInput): Ownership {
  const { graph, changeOf } = input;
  const ownerOf = new Int32Array(graph.size).fill(-1);
  const claimedBy = new Int32Array(graph.size).fill(-1);
  const own = new CommitLists(input.changes, graph.size);
  const replaced = new CommitLists(input.changes, graph.size);
  const brings = new Map<number, Set<number>>();
  const reach = new ReachSets(graph, input.segments, input.landed);

  for (const commit of input.landed) {
    const change = changeOf[commit] ?? -1;
    const contains = reach.enter(commit);
    take(commit, change);
    for (let nth = 1; nth < graph.parentCount(commit); nth++) {
      contains.spread(graph.presentParent(commit, nth), (found) => bring(found, change));
    }
    claim(input.headOf(commit), change, contains.has);
    reach.leave(commit);
  }
  const brought = Array.from(brings, ([change, set]) => [change, [...set].sort((a, b) => a - b)] as const);
  return { ownerOf, claimedBy, own, replaced, brings: new Map(brought) };

  function take(commit: number, change: number): void {
    ownerOf[commit] = change;
    if (graph.parentCount(commit) < 2 && claimedBy[commit] === -1) own.add(change, commit);
  }

  function bring(commit: number, change: number): void {
    const owner = ownerOf[commit] === -1 ? (changeOf[commit] ?? -1) : (ownerOf[commit] ?? -1);
    if (owner === -1) take(commit, change);
    else if (owner !== change) brings.set(change, (brings.get(change) ?? new Set()).add(owner));
  }

  function claim(head: number, change: number, contained: (commit: number) => boolean): void {
    const stack = [head];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at < 0 || ownerOf[at] !== -1 || claimedBy[at] !== -1 || changeOf[at] !== -1 || contained(at))
        continue;
      claimedBy[at] = change;
      if (graph.parentCount(at) < 2) replaced.add(change, at);
      for (let nth = 0; nth < graph.parentCount(at); nth++) stack.push(graph.presentParent(at, nth));
    }
  }
}
