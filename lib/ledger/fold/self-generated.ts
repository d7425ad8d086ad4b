import { type ChangeDiff, type FileDiff, LINE } from "@/lib/model/change-diff.ts";
import { generatedByPath } from "../files/generated-by-path.ts";
import { isMinified } from "../files/minified.ts";
import type { ChangeContext } from "./draft.ts";
import type { FoldState } from "./fold-state.ts";

/**
 * Why a file counts as generated, null where it does not. Attributes and lists come first; then what the file says of
 * itself, which is remembered, because a later diff does not show the head of the file again.
 */
export function generatedReason(
  state: FoldState,
  branch: string,
  file: FileDiff,
  diff: ChangeDiff,
  context: ChangeContext,
): string | null {
  const attributed = context.attributed(file.newPath);
  const named = attributed === false ? false : attributed ? "attribute" : generatedByPath(file.newPath);
  const key = (path: string) => `${branch}\n${path}`;
  if (file.status === "D" || file.status === "R") {
    const known = state.selfGenerated.get(key(file.oldPath));
    state.selfGenerated.delete(key(file.oldPath));
    if (file.status === "D") return named === false ? null : (named ?? known ?? null);
    if (known) state.selfGenerated.set(key(file.newPath), known);
  }
  const told = ownWords(file, diff);
  if (told === "") state.selfGenerated.delete(key(file.newPath));
  else if (told !== null) state.selfGenerated.set(key(file.newPath), told);
  if (named === false) return null;
  return named ?? state.selfGenerated.get(key(file.newPath)) ?? null;
}

/** The reason that the changed lines give, "" where they take an earlier one back, null where they say nothing. */
function ownWords(file: FileDiff, diff: ChangeDiff): string | null {
  if (file.status === "A" && isMinified(file.newPath, file.added, file.addedBytes)) return "minified";
  let removed = false;
  for (let i = file.from; i < file.to; i++) {
    const flags = diff.lines.flags[i] ?? 0;
    if (!(flags & LINE.marker)) continue;
    if (flags & LINE.plus) return "marker";
    removed = true;
  }
  return removed ? "" : null;
}
