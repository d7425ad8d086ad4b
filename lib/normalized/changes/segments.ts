import type { CommitGraph } from "./commit-graph.ts";

/**
 * A piece of first-parent history that belongs to one branch: from where it left another piece up to its tip.
 * A `strand` is history of the branch that a pull merge made a second parent. A `topic` holds pull requests merged
 * into a branch that is itself the head of another one.
 */
export type Segment = {
  readonly id: number;
  readonly branch: string;
  readonly kind: "branch" | "strand" | "topic";
  /** Indices, oldest first; empty for a branch that points into another piece. */
  readonly commits: readonly number[];
  readonly tip: number;
  /** The commit that the oldest one grew from, or -1. */
  readonly fork: number;
};

/** The pieces laid so far, and which piece each commit lies on. No commit lies on two. */
export class Segments {
  readonly list: Segment[] = [];
  readonly #graph: CommitGraph;
  readonly #segmentOf: Int32Array;
  readonly #positionOf: Int32Array;

  constructor(graph: CommitGraph) {
    this.#graph = graph;
    this.#segmentOf = new Int32Array(graph.size).fill(-1);
    this.#positionOf = new Int32Array(graph.size);
  }

  at(commit: number): Segment | null {
    return this.list[this.#segmentOf[commit] ?? -1] ?? null;
  }

  positionOf(commit: number): number {
    return this.#positionOf[commit] ?? 0;
  }

  /** Walks first parents from `tip` to the first commit that lies on a piece, and lays what it walked. */
  lay(branch: string, kind: Segment["kind"], tip: number): Segment {
    const id = this.list.length;
    const commits: number[] = [];
    let at = tip;
    while (at >= 0 && this.#segmentOf[at] === -1) {
      this.#segmentOf[at] = id;
      commits.push(at);
      at = this.#graph.presentParent(at, 0);
    }
    commits.reverse();
    for (const [position, commit] of commits.entries()) this.#positionOf[commit] = position;
    const segment: Segment = { id, branch, kind, commits, tip, fork: at };
    this.list.push(segment);
    return segment;
  }
}
