/**
 * Runs of changes, each named by its place, of which none may last longer than `longest` seconds from its first opening to its last
 * landing.
 */
export class Runs {
  readonly #parent: Int32Array;
  readonly #from: Float64Array;
  readonly #until: Float64Array;
  readonly #longest: number;

  constructor(times: readonly { readonly openedAt: number; readonly mergedAt: number }[], longest: number) {
    this.#parent = Int32Array.from(times, (_, place) => place);
    this.#from = Float64Array.from(times, ({ openedAt }) => openedAt);
    this.#until = Float64Array.from(times, ({ mergedAt }) => mergedAt);
    this.#longest = longest;
  }

  /** Whether two changes stand in different runs that would not be too long together. */
  canJoin(a: number, b: number): boolean {
    const [x, y] = [this.#find(a), this.#find(b)];
    if (x === y) return false;
    const [from, until] = this.#together(x, y);
    return until - from <= this.#longest;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.#find(a), this.#find(b)];
    const [from, until] = this.#together(x, y);
    this.#parent[x] = y;
    this.#from[y] = from;
    this.#until[y] = until;
  }

  #find(place: number): number {
    let at = place;
    for (let up = this.#parent[at] ?? at; up !== at; up = this.#parent[at] ?? at) {
      this.#parent[at] = this.#parent[up] ?? up;
      at = this.#parent[at] ?? up;
    }
    return at;
  }

  #together(x: number, y: number): readonly [from: number, until: number] {
    const least = Math.min(this.#from[x] ?? 0, this.#from[y] ?? 0);
    return [least, Math.max(this.#until[x] ?? 0, this.#until[y] ?? 0)];
  }
}
