import type { InputFile } from "./elements-input.ts";
import type { HistoryFile } from "./history-change.ts";
import { languageOfPath } from "./language-of-path.ts";
import { subsystemKey } from "./subsystem-of.ts";

/** Of a change of more files the first by path are remembered: only imports of whole products are larger. */
const MOST_FILES = 20_000;

/** What later units ask about a change, from its files; `counts`: whether the ledger has lines of it that carry complexity. */
export const historyFiles = (
  files: readonly { readonly input: InputFile; readonly counts: boolean }[],
): HistoryFile[] =>
  files
    .filter(({ input, counts }) => input.kind !== "generated" && (counts || isRenamed(input)))
    .map(({ input, counts }) => historyFile(input, counts))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .slice(0, MOST_FILES);

const isRenamed = ({ oldPath, newPath }: InputFile) =>
  oldPath !== null && newPath !== null && oldPath !== newPath;

function historyFile(file: InputFile, counts: boolean): HistoryFile {
  const { oldPath, newPath, kind, after } = file;
  const path = newPath ?? oldPath ?? "";
  const isKnown = after !== null && after.coverage !== "none";
  return {
    path,
    from: isRenamed(file) ? oldPath : null,
    gone: newPath === null,
    subsystem: subsystemKey(file),
    complexity: isKnown ? after.functions.reduce((sum, { complexity }) => sum + complexity, 0) : null,
    language: kind === "source" ? languageOfPath(path) : null,
    counts,
  };
}
