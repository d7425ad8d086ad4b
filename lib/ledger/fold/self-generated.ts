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
  const { selfGenerated } = state;
  const told = file.status === "D" ? null : ownWords(file, diff);
  // Mostly no file says anything, and no key has to be made.
  if (told === null && selfGenerated.size === 0) return named === false ? null : named;
  const key = `${branch}\n${file.newPath}`;
  if (file.status === "D" || file.status === "R") {
    const before = `${branch}\n${file.oldPath}`;
    const known = selfGenerated.get(before);
    selfGenerated.delete(before);
    if (file.status === "D") return named === false ? null : (named ?? known ?? null);
    if (known) selfGenerated.set(key, known);
  }
  if (told === "") selfGenerated.delete(key);
  else if (told !== null) selfGenerated.set(key, told);
  if (named === false) return null;
  return named ?? selfGenerated.get(key) ?? null;
}

/** The reason that the changed lines give, "" where they take an earlier one back, null where they say nothing. */
function ownWords(file: FileDiff, diff: ChangeDiff): string | null {
  if (file.status === "A" && isMinified(file.newPath, file.added, file.addedBytes)) return "minified";
  let removed = false;
  const { flags } = diff.lines;
  const { marker, plus } = LINE;
  for (let i = file.from; i < file.to; i++) {
    const these = flags[i] ?? 0;
    if (!(these & marker)) continue;
    if (these & plus) return "marker";
    removed = true;
  }
  return removed ? "" : null;
}
