import { type ChangeDiff, LINE } from "@/lib/model/change-diff.ts";

/** Lines by path, each with how often it stands there: removed and added ones apart, white space left out. */
export type LineBag = ReadonlyMap<string, Map<number, number>>;

/** All changed lines of a diff. */
export function lineBag(diff: ChangeDiff): LineBag {
  const bag = new Map<string, Map<number, number>>();
  for (const file of diff.files) {
    const lines = bag.get(file.newPath) ?? new Map<number, number>();
    bag.set(file.newPath, lines);
    for (let i = file.from; i < file.to; i++) {
      const key = keyAt(diff, i);
      lines.set(key, (lines.get(key) ?? 0) + 1);
    }
  }
  return bag;
}

/** Takes the lines of a diff out of a bag, each once for each time that it stands there; answers how many were in it. */
export function takeLines(bag: LineBag, diff: ChangeDiff): number {
  let taken = 0;
  for (const file of diff.files) {
    const lines = bag.get(file.newPath);
    if (lines === undefined) continue;
    for (let i = file.from; i < file.to; i++) {
      const key = keyAt(diff, i);
      const left = lines.get(key) ?? 0;
      if (left === 0) continue;
      lines.set(key, left - 1);
      taken += 1;
    }
  }
  return taken;
}

const keyAt = ({ lines: { hash, flags } }: ChangeDiff, i: number): number =>
  2 * (hash[i] ?? 0) + ((flags[i] ?? 0) & LINE.plus ? 1 : 0);
