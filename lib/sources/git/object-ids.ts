import type { ReadingDirectory } from "./reading-directory.ts";
import { runGit } from "./run-git.ts";

/** The objects that names stand for, such as `<commit>^{commit}` or `<commit>:path`, in their order; null where there is none. */
export async function objectIds(
  directory: ReadingDirectory,
  names: readonly string[],
): Promise<(string | null)[]> {
  if (names.length === 0) return [];
  const { git, gitDir } = directory;
  const args = ["cat-file", "--batch-check=%(objectname)"];
  const told = await runGit(git, { gitDir, args, input: names.map((name) => `${name}\n`) });
  const lines = told.toString("latin1").split("\n");
  return names.map((_name, at) => (/^[0-9a-f]{40,64}$/.test(lines[at] ?? "") ? (lines[at] ?? null) : null));
}
