import type { FoldState } from "@/lib/ledger/fold/fold-state.ts";
import type { DiffAlgorithm } from "@/lib/sources/git/diff-arguments.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import { openTreeDiff } from "@/lib/sources/git/tree-diff.ts";
import { mapBack } from "./map-back.ts";
import type { ThreeReadings } from "./read-thrice.ts";

export type PartOfWays = {
  /**
   * Follows a line of the tip back through its file's changes, and answers the first one of which histogram and myers do
   * not say the same of it. Null where they agree until it was added: then the diff explains nothing.
   */
  find(path: string, line: number): Promise<string | null>;
  close(): Promise<void>;
};

type Touch = { readonly id: string; readonly index: number; readonly oldPath: string };

/** Asks git itself for both diffs of the changes in question, each once. */
export function openPartOfWays(source: ReadingDirectory, readings: ThreeReadings): PartOfWays {
  const histogram = hunksBy(source, readings, "histogram");
  const myers = hunksBy(source, readings, "myers");
  const touches = touchesByPath(readings.folds.shipped, readings.firstParents);
  return {
    async find(path, line) {
      let [at, now, before]: [string, number, number] = [path, line, Number.POSITIVE_INFINITY];
      for (;;) {
        const touch = touches.get(at)?.findLast(({ index }) => index < before);
        if (!touch) return null;
        const [left, right] = [await histogram.of(touch.id, at), await myers.of(touch.id, at)];
        const [byHistogram, byMyers] = [mapBack(left, now), mapBack(right, now)];
        if (byHistogram !== byMyers) return touch.id;
        if (byHistogram === null) return null;
        [at, now, before] = [touch.oldPath, byHistogram, touch.index];
      }
    },
    async close() {
      await Promise.all([histogram.close(), myers.close()]);
    },
  };
}

/** Which changes of the tip's first parents touched a path, oldest first. */
function touchesByPath(shipped: FoldState, firstParents: ReadonlySet<string>): Map<string, Touch[]> {
  const touches = new Map<string, Touch[]>();
  for (const [index, { files, meta }] of [...(shipped.options.archive ?? []), ...shipped.window]) {
    if (!firstParents.has(meta.id)) continue;
    for (const { path, oldPath } of files) {
      const list = touches.get(path) ?? [];
      list.push({ id: meta.id, index, oldPath });
      touches.set(path, list);
    }
  }
  return touches;
}

function hunksBy(source: ReadingDirectory, { changes, leaveOut }: ThreeReadings, algorithm: DiffAlgorithm) {
  const diffs = openTreeDiff(source, undefined, leaveOut, algorithm);
  const known = new Map<string, ReadonlyMap<string, Int32Array>>();
  return {
    async of(id: string, path: string): Promise<Int32Array> {
      let files = known.get(id);
      const change = changes.get(id);
      if (!files && change) {
        const diff = await diffs.between(change.baseSha, change.mergeSha);
        files = new Map(diff.files.map(({ newPath, hunks }) => [newPath, hunks.slice()]));
        known.set(id, files);
      }
      return files?.get(path) ?? new Int32Array(0);
    },
    close: () => diffs.close(),
  };
}
