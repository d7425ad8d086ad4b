import type { RiskChange } from "./risk-change.ts";

type Past = { last: number; readonly developers: Set<string>; readonly changes: number[] };

/** Who changed which file when. A file that is renamed keeps its past. */
export class FilePast {
  readonly #files = new Map<string, Past>();
  #told = 0;

  /** Developers and changes before this one, each once, and the mean days since each file was changed. */
  before({ at, files }: RiskChange): { ndev: number; nuc: number; ageDays: number | null } {
    const pasts = files.flatMap(({ path, from }) => this.#files.get(from ?? path) ?? []);
    const developers = new Set(pasts.flatMap((past) => [...past.developers]));
    const [only] = pasts;
    const nuc =
      pasts.length === 1
        ? (only?.changes.length ?? 0)
        : new Set(pasts.flatMap(({ changes }) => changes)).size;
    const days = pasts.reduce((sum, { last }) => sum + (at - last) / 86_400, 0);
    return { ndev: developers.size, nuc, ageDays: pasts.length === 0 ? null : days / pasts.length };
  }

  add({ at, author, files }: RiskChange): void {
    this.#told += 1;
    for (const { path, from } of files) {
      const past = this.#files.get(from ?? path) ?? { last: at, developers: new Set(), changes: [] };
      if (from !== null) this.#files.delete(from);
      past.last = at;
      past.developers.add(author);
      past.changes.push(this.#told);
      this.#files.set(path, past);
    }
  }
}
