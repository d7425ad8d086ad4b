import type { CommitGraph } from "./commit-graph.ts";
import type { PullHeads } from "./pull-heads.ts";

export type Claimant = {
  readonly commit: number;
  /** Default branch 0, other tracked branches 1, topics 2: decides between landings of the same second. */
  readonly rank: number;
};

/**
 * Gives each pull request number to the commit that landed it first, so that a squash picked over to another branch
 * does not become the pull request again. `known` holds the commits that earlier plans gave numbers to: they keep them.
 */
export function claimNumbers(
  graph: CommitGraph,
  claimants: readonly Claimant[],
  known: ReadonlyMap<number, number>,
  heads: PullHeads,
): Map<number, number> {
  const best = new Map<number, Claimant>();
  for (const claimant of claimants) {
    const number = heads.numberOf(claimant.commit);
    if (number === null || heads.disproves(claimant.commit, number)) continue;
    const rival = best.get(number);
    if (rival === undefined || isBefore(graph, claimant, rival, known.get(number)))
      best.set(number, claimant);
  }
  return new Map([...best].map(([number, claimant]) => [claimant.commit, number]));
}

function isBefore(graph: CommitGraph, a: Claimant, b: Claimant, known: number | undefined): boolean {
  if (known === a.commit || known === b.commit) return known === a.commit;
  const byTime = graph.committedAt(a.commit) - graph.committedAt(b.commit) || a.rank - b.rank;
  return byTime === 0 ? graph.shaOf(a.commit) < graph.shaOf(b.commit) : byTime < 0;
}
