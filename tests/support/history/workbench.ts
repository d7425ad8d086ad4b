import type { Rng } from "@/lib/core/rng.ts";
import { editLines } from "./edit-lines.ts";
import { fileLength, makeLines } from "./make-lines.ts";

/** Files as arrays that are replaced, never changed, so that trees can share them. */
export type Files = Map<string, readonly string[]>;
export type Change = readonly (readonly [
  path: string,
  before: readonly string[] | null,
  after: readonly string[] | null,
])[];

/** The working copy of one branch: every path at hand for a draw in constant time. */
export type Workbench = { readonly files: Files; readonly paths: string[] };

export const workbenchOf = (files: Files): Workbench => ({ files: new Map(files), paths: [...files.keys()] });

export function apply({ files, paths }: Workbench, change: Change): void {
  for (const [path, , after] of change) {
    if (after !== null) {
      if (!files.has(path)) paths.push(path);
      files.set(path, after);
    } else if (files.delete(path)) {
      const place = paths.indexOf(path);
      paths[place] = paths.at(-1) ?? path;
      paths.pop();
    }
  }
}

const EXTENSIONS = ["ts", "ts", "py", "go", "java", "md", "yaml"] as const;

export function newPath(rng: Rng, bench: Workbench): string {
  const path = `src/part${rng.between(0, 40)}/unit${rng.between(0, 30)}/file${bench.paths.length}-${rng.between(0, 1e6)}`;
  return `${path}.${rng.pick(EXTENSIONS)}`;
}

/** What one piece of work does: edits of a few files, now and then a new, a renamed or a deleted one. */
export function work(rng: Rng, bench: Workbench): Change {
  const change = new Map<string, readonly [readonly string[] | null, readonly string[] | null]>();
  for (let files = 1 + Math.min(12, Math.floor(0.6 / (rng.next() + 0.02))); files > 0; files -= 1) {
    const path = rng.pick(bench.paths);
    const before = bench.files.get(path) ?? [];
    if (change.has(path)) continue;
    const roll = rng.next();
    if (roll < 0.08) {
      change.set(newPath(rng, bench), [null, makeLines(rng, fileLength(rng))]);
    } else if (roll < 0.1) {
      change.set(path, [before, null]);
      change.set(newPath(rng, bench), [null, rng.chance(0.5) ? before : editLines(before, rng)]);
    } else if (roll < 0.12 && bench.paths.length > 50) change.set(path, [before, null]);
    else change.set(path, [before, editLines(before, rng)]);
  }
  return [...change].map(([path, [before, after]]) => [path, before, after] as const);
}
