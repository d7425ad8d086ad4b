import { entropy, evenness } from "@/lib/core/stats/entropy.ts";
import { AuthorPast, subsystemOf } from "./author-past.ts";
import { FilePast } from "./file-past.ts";
import type { RiskChange, RiskFeatures } from "./risk-change.ts";

/** Changes as they land, one after the other: each is measured against those before it and then becomes one of them. */
export class RiskIndex {
  readonly #files = new FilePast();
  readonly #authors = new AuthorPast();

  /** The measures of a change at its landing. Remembers it for those to come. */
  add(change: RiskChange): RiskFeatures {
    const features = { ...sizeOf(change), ...this.#files.before(change), ...this.#authors.before(change) };
    this.#files.add(change);
    this.#authors.add(change);
    return features;
  }
}

function sizeOf({ files, isFix }: RiskChange) {
  const sum = (of: (file: RiskChange["files"][number]) => number): number =>
    files.reduce((all, file) => all + of(file), 0);
  const lines = files.map(({ added, removed }) => added + removed);
  const [la, ld] = [sum(({ added }) => added), sum(({ removed }) => removed)];
  const lt = files.length === 0 ? 0 : sum(({ linesBefore }) => linesBefore) / files.length;
  const folder = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
  return {
    ns: new Set(files.map(({ path }) => subsystemOf(path))).size,
    nd: new Set(files.map(({ path }) => folder(path))).size,
    nf: files.length,
    entropy: entropy(lines) ?? 0,
    evenness: evenness(lines) ?? 0,
    la,
    ld,
    lt,
    laByLt: lt === 0 ? null : la / lt,
    ldByLt: lt === 0 ? null : ld / lt,
    fix: isFix,
  };
}
