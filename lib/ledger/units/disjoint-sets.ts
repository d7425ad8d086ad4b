/** Sets of names that only ever grow together (Tarjan 1975: union by size, paths halved). */
export class DisjointSets {
  readonly #parent = new Map<string, string>();
  readonly #size = new Map<string, number>();

  /** The name that stands for the set of `name`; equal for all of a set until it grows. */
  find(name: string): string {
    let at = name;
    for (let up = this.#parent.get(at) ?? at; up !== at; up = this.#parent.get(at) ?? at) {
      const over = this.#parent.get(up) ?? up;
      this.#parent.set(at, over);
      at = over;
    }
    return at;
  }

  unite(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return;
    const [m, n] = [this.#size.get(x) ?? 1, this.#size.get(y) ?? 1];
    const [small, large] = m < n ? [x, y] : [y, x];
    this.#parent.set(small, large);
    this.#size.set(large, m + n);
  }
}
