/** A list of commits for each change, no commit on two of them; held in two columns, since most lists are short. */
export class CommitLists {
  readonly #last: Int32Array;
  readonly #before: Int32Array;

  constructor(changes: number, commits: number) {
    this.#last = new Int32Array(changes).fill(-1);
    this.#before = new Int32Array(commits);
  }

  /** Puts a commit that is on no list yet on that of a change; changes below 0 have none. */
  add(change: number, commit: number): void {
    if (change < 0) return;
    this.#before[commit] = this.#last[change] ?? -1;
    this.#last[change] = commit;
  }

  isEmpty(change: number): boolean {
    return (this.#last[change] ?? -1) < 0;
  }

  /** The commits of a change, in the order in which they came. */
  of(change: number): number[] {
    const commits: number[] = [];
    for (let at = this.#last[change] ?? -1; at >= 0; at = this.#before[at] ?? -1) commits.push(at);
    return commits.reverse();
  }

  /** The commits of all changes. */
  *all(): Generator<number, void, void> {
    for (let change = 0; change < this.#last.length; change++) yield* this.of(change);
  }
}
