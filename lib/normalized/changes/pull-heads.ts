import type { CommitGraph } from "./commit-graph.ts";
import { KnownPulls } from "./known-pulls.ts";
import type { Recognised } from "./recognise.ts";

const NEAR = 30;
/** Clocks of people and forges differ by less than this, in seconds. */
const SKEW = 86_400;

/** What the clone holds of `refs/pull/N/head`, and what the host tells of the pull requests behind it. */
export class PullHeads {
  readonly known: KnownPulls;
  readonly #graph: CommitGraph;
  readonly #headOf = new Map<number, number>();
  readonly #numbersAt = new Map<number, number[]>();

  constructor(
    graph: CommitGraph,
    heads: Iterable<{ readonly number: number; readonly sha: string }>,
    known: KnownPulls = new KnownPulls(graph, null),
  ) {
    this.#graph = graph;
    this.known = known;
    for (const { number, sha } of [...heads].sort((a, b) => a.number - b.number)) {
      const index = graph.indexOf(sha);
      if (index < 0 || this.#headOf.has(number)) continue;
      this.#headOf.set(number, index);
      this.#numbersAt.set(index, [...(this.#numbersAt.get(index) ?? []), number]);
    }
  }

  /** Index of the pull request's last commit, or -1 where the clone does not hold it. */
  headOf(number: number): number {
    return this.#headOf.get(number) ?? -1;
  }

  numbersAt(commit: number): readonly number[] {
    return this.#numbersAt.get(commit) ?? [];
  }

  /** Number and head, by number. */
  all(): readonly (readonly [number, number])[] {
    return [...this.#headOf];
  }

  /** The number that a commit landed: the host's word, else its message's; null for none. */
  numberOf(commit: number): number | null {
    return this.known.landedBy(commit)?.number ?? this.#graph.recognised(commit)?.number ?? null;
  }

  /** The branch that a merge brought: by the host's word, else by its message's; null where neither tells. */
  headBranchOf(commit: number): string | null {
    return this.known.landedBy(commit)?.headBranch ?? this.#graph.recognised(commit)?.headBranch ?? null;
  }

  /** Seconds at which something landed: when the host merged it, else the committer's time. */
  landedAt(commit: number): number {
    return this.known.landedBy(commit)?.mergedAt ?? this.#graph.committedAt(commit);
  }

  /** The pull request was still being written after the commit: its number belongs to another repository's past. */
  disproves(commit: number, number: number): boolean {
    if (this.known.landedBy(commit)?.number === number) return false;
    if (this.known.refuses(commit, number)) return true;
    const head = this.headOf(number);
    return head >= 0 && this.#graph.committedAt(head) > this.#graph.committedAt(commit) + SKEW;
  }

  /**
   * A commit inside a branch landed a pull request of this repository, and not one of a fork or an issue that its
   * message names. The host knows; where heads are readable they decide; else the forge must have written a squash.
   */
  proves(commit: number, recognised: Recognised | null): boolean {
    if (this.known.landedBy(commit) !== undefined) return true;
    if (recognised === null || recognised.number === null) return false;
    if (this.known.refuses(commit, recognised.number)) return false;
    const head = this.headOf(recognised.number);
    const isMerge = this.#graph.parentCount(commit) > 1;
    if (head < 0) {
      if (this.#headOf.size > 0) return false;
      return isMerge ? recognised.form === "pull" : this.#graph.isForgeCommit(commit);
    }
    if (head === commit) return true;
    if (isMerge) return this.#hasParent(commit, head);
    return this.#graph.isForgeCommit(commit) && this.#sharesAuthor(commit, head);
  }

  #hasParent(commit: number, head: number): boolean {
    for (let nth = 1; nth < this.#graph.parentCount(commit); nth++) {
      if (this.#graph.parent(commit, nth) === head) return true;
    }
    return false;
  }

  #sharesAuthor(commit: number, head: number): boolean {
    const author = this.#graph.authorEmail(commit);
    let at = head;
    for (let steps = 0; at >= 0 && steps < NEAR; steps++) {
      if (this.#graph.authorEmail(at) === author) return true;
      at = this.#graph.presentParent(at, 0);
    }
    return false;
  }
}
