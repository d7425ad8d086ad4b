import { pathText } from "./diff/path-text.ts";
import { nulFields } from "./nul-fields.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { streamGit } from "./stream-git.ts";

/** One file, link or submodule of a commit. */
export type TreeEntry = { readonly path: string; readonly mode: string; readonly blob: string };

const FIELD_BYTES = 16 * 1024;

/** Every file of a commit, in git's order. */
export async function* readTree(
  directory: ReadingDirectory,
  sha: string,
): AsyncGenerator<TreeEntry, void, void> {
  const { git, gitDir } = directory;
  const call = { gitDir, args: ["ls-tree", "-r", "-z", "--full-tree", sha] };
  for await (const field of nulFields(streamGit(git, call), FIELD_BYTES)) {
    const tab = field.indexOf(9);
    const [mode = "", , blob = ""] = field.toString("latin1", 0, tab).split(" ");
    yield { path: pathText(field, tab + 1, field.length), mode, blob };
  }
}
