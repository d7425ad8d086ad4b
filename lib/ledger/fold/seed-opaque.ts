import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import type { FoldState } from "./fold-state.ts";

/** Answers how many lines each blob has that is text; binary ones are not in the answer. */
export type CountText = (blobs: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/**
 * A binary diff does not tell whether the file has become text or ceased to be. Before a text diff touches such a file
 * of the landing branch, its lines are counted: they are there, with births that are not known.
 */
export async function seedOpaque(
  state: FoldState,
  branch: string,
  diff: ChangeDiff,
  count: CountText,
): Promise<void> {
  const lines = state.branches.get(branch);
  if (!lines?.landing || state.opaque.size === 0) return;
  const touched = diff.files
    .filter((file) => !file.binary && state.opaque.has(file.oldPath))
    .map((file) => file.oldPath);
  await seed(state, touched, count);
}

/** The same for the files that are still open when the history ends: live lines must hold them too. */
export const seedAllOpaque = (state: FoldState, count: CountText): Promise<void> =>
  seed(state, [...state.opaque.keys()], count);

async function seed(state: FoldState, paths: readonly string[], count: CountText): Promise<void> {
  if (paths.length === 0) return;
  const landing = [...state.branches.values()].find((branch) => branch.landing);
  const counts = await count([...new Set(paths.map((path) => state.opaque.get(path) ?? ""))]);
  for (const path of paths) {
    const lines = counts.get(state.opaque.get(path) ?? "");
    state.opaque.delete(path);
    if (lines) landing?.files.set(path, Uint32Array.of(lines, 0));
  }
}
