import { isCodeownersPath, type OwnersEvent } from "@/lib/normalized/codeowners/owners-history.ts";
import type { FoldedChange } from "./fold-history.ts";
import type { TextFiles } from "./text-files.ts";

/** What a change did to the owners files; `text` holds them as the change left them. */
export const ownersEvents = (
  { touchedText, applied, planned }: FoldedChange,
  text: TextFiles,
): OwnersEvent[] =>
  touchedText.filter(isCodeownersPath).map((path) => ({
    at: applied.meta.mergedAt,
    sha: planned.mergeSha,
    path,
    text: text.get(path)?.join("\n") ?? null,
  }));
