import type { CommitGraph } from "./commit-graph.ts";
import type { Segment, Segments } from "./segments.ts";

/** The commits that a branch contains at one point of its history: one bit a commit. */
export class ReachSet {
  readonly #graph: CommitGraph;
  readonly #bits: Uint8Array;

  constructor(graph: CommitGraph, bits?: Uint8Array) {
    this.#graph = graph;
    this.#bits = bits ?? new Uint8Array((graph.size + 7) >> 3);
  }

  copy(): ReachSet {
    return new ReachSet(this.#graph, this.#bits.slice());
  }

  readonly has = (commit: number): boolean => (((this.#bits[commit >> 3] ?? 0) >> (commit & 7)) & 1) === 1;

  add(commit: number): void {
    this.#bits[commit >> 3] = (this.#bits[commit >> 3] ?? 0) | (1 << (commit & 7));
  }

  /** Adds a commit with all that it contains; `found` is told of each one that is new. */
  spread(from: number, found?: (commit: number) => void): void {
    const stack = [from];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at < 0 || this.has(at)) continue;
      this.add(at);
      found?.(at);
      for (let nth = this.#graph.parentCount(at) - 1; nth >= 0; nth--) {
        stack.push(this.#graph.presentParent(at, nth));
      }
    }
  }
}

/**
 * What each piece of history contains, while landings are taken in order. A piece starts with what its fork contained:
 * that is kept from the moment the fork landed, and dropped after the piece's last landing.
 */
export class ReachSets {
  readonly #graph: CommitGraph;
  readonly #segments: Segments;
  readonly #sets = new Map<number, ReachSet>();
  readonly #left = new Map<number, number>();
  readonly #forksAt = new Map<number, Segment[]>();

  constructor(graph: CommitGraph, segments: Segments, landed: Int32Array) {
    this.#graph = graph;
    this.#segments = segments;
    for (const commit of landed) {
      const id = segments.at(commit)?.id ?? -1;
      this.#left.set(id, (this.#left.get(id) ?? 0) + 1);
    }
    for (const segment of segments.list) {
      if (!this.#left.has(segment.id) || segment.fork < 0) continue;
      const list = this.#forksAt.get(segment.fork) ?? [];
      list.push(segment);
      this.#forksAt.set(segment.fork, list);
    }
  }

  /** The set of the commit's piece, with its first parent's history and itself inside, nothing of its other parents. */
  enter(commit: number): ReachSet {
    const id = this.#segments.at(commit)?.id ?? -1;
    const set = this.#sets.get(id) ?? new ReachSet(this.#graph);
    this.#sets.set(id, set);
    set.spread(this.#graph.presentParent(commit, 0));
    set.add(commit);
    return set;
  }

  leave(commit: number): void {
    const id = this.#segments.at(commit)?.id ?? -1;
    const set = this.#sets.get(id);
    for (const segment of this.#forksAt.get(commit) ?? []) {
      if (set !== undefined) this.#sets.set(segment.id, set.copy());
    }
    const left = (this.#left.get(id) ?? 1) - 1;
    this.#left.set(id, left);
    if (left === 0) this.#sets.delete(id);
  }
}
