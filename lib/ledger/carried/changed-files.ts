import type { Runs } from "../lines/runs.ts";

/** The files of a line of history that was read from its parts; knows which of them are no longer as its base has them. */
export class ChangedFiles extends Map<string, Runs> {
  readonly #changed: Set<string>;
  #isWhole = true;

  /** `base`: what the base holds; `changed` and `gone`: what has become of it since, by path. */
  constructor(base: ReadonlyMap<string, Runs>, changed: ReadonlyMap<string, Runs>, gone: Iterable<string>) {
    super();
    this.#changed = new Set();
    for (const [path, runs] of base) super.set(path, runs);
    for (const [path, runs] of changed) this.set(path, runs);
    for (const path of gone) this.delete(path);
  }

  /** Paths that stand otherwise than in the base, or stand there no more; null where nothing of the base holds. */
  get changed(): ReadonlySet<string> | null {
    return this.#isWhole ? this.#changed : null;
  }

  override set(path: string, runs: Runs): this {
    this.#changed.add(path);
    return super.set(path, runs);
  }

  override delete(path: string): boolean {
    this.#changed.add(path);
    return super.delete(path);
  }

  override clear(): void {
    this.#isWhole = false;
    super.clear();
  }
}
