import { brokeOff } from "./broke-off.ts";
import { pathText } from "./diff/path-text.ts";
import { nulFields } from "./nul-fields.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { streamGit } from "./stream-git.ts";

/** The paths of a merge that differ from every one of its parents: what was decided while merging. */
export type CombinedPaths = { readonly sha: string; readonly paths: readonly string[] };

const ARGS = [
  "log",
  "--no-walk=unsorted",
  "--stdin",
  "-c",
  "--raw",
  "-r",
  "-z",
  "--no-abbrev",
  "--no-renames",
  "--format=%x01%H",
];
const FIELD_BYTES = 16 * 1024;

/** Answers every merge given, in order; a commit with one parent has no such paths. */
export async function* readCombinedPaths(
  directory: ReadingDirectory,
  merges: readonly string[],
): AsyncGenerator<CombinedPaths, void, void> {
  if (merges.length === 0) return;
  const { git, gitDir, idLength } = directory;
  const call = { gitDir, args: ARGS, input: merges.map((sha) => `${sha}\n`) };
  let current: { sha: string; paths: string[] } | null = null;
  let told = 0;
  let pathComes = false;
  let isCombined = false;
  for await (const field of nulFields(streamGit(git, call), FIELD_BYTES)) {
    if (pathComes) {
      if (isCombined) current?.paths.push(pathText(field, 0, field.length));
      pathComes = false;
    } else if (field[0] === 1 && field.length === idLength + 1) {
      if (current !== null) yield current;
      told += 1;
      current = { sha: field.toString("latin1", 1), paths: [] };
    } else {
      const entry = field.toString("latin1", 0, 4).trimStart();
      pathComes = entry.startsWith(":");
      isCombined = entry.startsWith("::");
    }
  }
  if (current !== null) yield current;
  if (told !== merges.length) throw brokeOff("log");
}
