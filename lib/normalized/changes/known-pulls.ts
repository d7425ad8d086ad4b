import type { KnownPull } from "@/lib/model/known-pull.ts";
import type { CommitGraph } from "./commit-graph.ts";

/** The pull requests of a repository as its host tells them, by number and by the commit that landed them. */
export class KnownPulls {
  /** Whether a host told at all. Where none did, messages decide. */
  readonly isTold: boolean;
  readonly #graph: CommitGraph;
  readonly #byNumber = new Map<number, KnownPull>();
  readonly #landed = new Map<number, KnownPull>();
  #highest = 0;

  constructor(graph: CommitGraph, pulls: readonly KnownPull[] | null) {
    this.isTold = pulls !== null;
    this.#graph = graph;
    for (const pull of [...(pulls ?? [])].sort((a, b) => a.number - b.number)) {
      this.#byNumber.set(pull.number, pull);
      this.#highest = pull.number;
      const landed = pull.state === "merged" ? graph.indexOf(pull.mergeSha ?? "") : -1;
      // A push that contains several closes them all with one commit: it is the first one's landing.
      if (landed >= 0 && !this.#landed.has(landed)) this.#landed.set(landed, pull);
    }
  }

  /** The pull request that landed by this commit; undefined where the host names none. */
  landedBy(commit: number): KnownPull | undefined {
    return this.#landed.get(commit);
  }

  of(number: number): KnownPull | undefined {
    return this.#byNumber.get(number);
  }

  /** Number and landing commit of all that landed in this graph, by number. */
  landings(): readonly (readonly [pull: KnownPull, commit: number])[] {
    return [...this.#landed].map(([commit, pull]) => [pull, commit] as const);
  }

  /**
   * The host knows better than a message that names this number: the pull request landed by another commit, or is still open, or
   * the number is an issue's or another repository's. One above all that are known may be newer than what was told.
   */
  refuses(commit: number, number: number): boolean {
    if (!this.isTold || this.#landed.get(commit)?.number === number) return false;
    if (this.#landed.has(commit)) return true;
    const pull = this.#byNumber.get(number);
    if (pull === undefined) return number <= this.#highest;
    return pull.state === "open" || (pull.state === "merged" && this.#isHere(pull));
  }

  /** Whether it did not land by a commit that its head alone stands for. */
  refusesHead(commit: number, number: number): boolean {
    const pull = this.#byNumber.get(number);
    return pull !== undefined && (pull.state !== "merged" || this.refuses(commit, number));
  }

  #isHere({ mergeSha }: KnownPull): boolean {
    return mergeSha !== null && this.#graph.indexOf(mergeSha) >= 0;
  }
}
