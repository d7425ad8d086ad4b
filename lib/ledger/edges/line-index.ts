import type { ChangeAtoms } from "../fold/change-atoms.ts";
import { ATOM } from "../fold/marks.ts";

/** Finds atoms of a change by path, side and line; each is given out once. */
export type LineIndex = {
  /** Whether the change touches the path, as it is named before or after. */
  touches(path: string): boolean;
  take(path: string, plus: boolean, hash: number): number;
  /** Gives out a known atom; false where it was given out before. */
  claim(at: number): boolean;
};

/** An index over the atoms of `target` that `accept` lets in. Paths are those after the change, and before it. */
export function lineIndex(target: ChangeAtoms, accept: (at: number) => boolean): LineIndex {
  const files = new Map<string, Map<number, number[]>>();
  const taken = new Set<number>();
  let open: Map<string, number[]> | null = null;
  const placesOf = (path: string): readonly number[] => {
    open ??= filesByPath(target);
    return open.get(path) ?? [];
  };

  const linesOf = (path: string): Map<number, number[]> => {
    const known = files.get(path);
    if (known) return known;
    const lines = new Map<number, number[]>();
    for (const k of placesOf(path)) {
      const file = target.files[k];
      if (!file) continue;
      // From the end, so that popping gives the lines in their order.
      for (let at = file.to - 1; at >= file.from; at--) {
        if (!accept(at)) continue;
        const key = (target.hash[at] ?? 0) * 2 + ((target.kind[at] ?? 0) & ATOM.plus);
        const list = lines.get(key);
        if (list) list.push(at);
        else lines.set(key, [at]);
      }
    }
    files.set(path, lines);
    return lines;
  };

  return {
    touches: (path) => placesOf(path).length > 0,
    take(path, plus, hash) {
      const list = linesOf(path).get(hash * 2 + (plus ? 1 : 0));
      for (let at = list?.pop(); at !== undefined; at = list?.pop()) {
        if (!taken.has(at)) {
          taken.add(at);
          return at;
        }
      }
      return -1;
    },
    claim(at) {
      if (taken.has(at) || !accept(at)) return false;
      taken.add(at);
      return true;
    },
  };
}

function filesByPath({ files }: ChangeAtoms): Map<string, number[]> {
  const open = new Map<string, number[]>();
  const add = (path: string, k: number) => {
    const list = open.get(path);
    if (list) list.push(k);
    else open.set(path, [k]);
  };
  files.forEach(({ path, oldPath }, k) => {
    add(path, k);
    if (oldPath !== path) add(oldPath, k);
  });
  return open;
}
