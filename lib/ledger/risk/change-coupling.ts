const MOST_FILES = 30;
const LEAST_REVISIONS = 5;
const LEAST_SHARED = 5;
const LEAST_DEGREE = 30;

/** Two files that change together. */
export type Coupling = {
  readonly a: string;
  readonly b: string;
  /** Changes that touched both. */
  readonly shared: number;
  /** Whole per cent, cut off: shared changes over the mean of both files' changes. */
  readonly degree: number;
  /** Of the changes of the one, the share that touched the other: 0 to 1. */
  readonly aToB: number;
  readonly bToA: number;
};

/**
 * Which files change together, change by change (Gall et al. 1998). Changes of more than thirty files say nothing of any two of them.
 */
export class CouplingIndex {
  readonly #revisions = new Map<string, number>();
  readonly #shared = new Map<string, Map<string, number>>();

  add(files: readonly string[]): void {
    const paths = [...new Set(files)].toSorted();
    if (paths.length > MOST_FILES) return;
    for (const [place, a] of paths.entries()) {
      this.#revisions.set(a, (this.#revisions.get(a) ?? 0) + 1);
      const with_ = this.#shared.get(a) ?? new Map<string, number>();
      this.#shared.set(a, with_);
      for (const b of paths.slice(place + 1)) with_.set(b, (with_.get(b) ?? 0) + 1);
    }
  }

  /** What two files have to do with each other, whatever it is. */
  between(one: string, other: string): Coupling {
    const [a, b] = one < other ? [one, other] : [other, one];
    const shared = this.#shared.get(a)?.get(b) ?? 0;
    const [m, n] = [this.#revisions.get(a) ?? 0, this.#revisions.get(b) ?? 0];
    const degree = m + n === 0 ? 0 : Math.trunc((200 * shared) / (m + n));
    return { a, b, shared, degree, aToB: m === 0 ? 0 : shared / m, bToA: n === 0 ? 0 : shared / n };
  }

  /** Pairs that change together often: five changes each, five of them shared, 30 per cent; the closest first. */
  coupled(): Coupling[] {
    const isOften = (path: string): boolean => (this.#revisions.get(path) ?? 0) >= LEAST_REVISIONS;
    const found = [...this.#shared].flatMap(([a, with_]) =>
      isOften(a)
        ? [...with_].flatMap(([b, shared]) =>
            shared >= LEAST_SHARED && isOften(b) ? [this.between(a, b)] : [],
          )
        : [],
    );
    return found
      .filter(({ degree }) => degree >= LEAST_DEGREE)
      .sort(
        (x, y) => y.degree - x.degree || y.shared - x.shared || (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1),
      );
  }
}
