import { brokeOff } from "./broke-off.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { runGit } from "./run-git.ts";

/** For each id that leads to a commit (itself, or through a tag): the id of that commit. */
export async function resolveCommits(
  directory: ReadingDirectory,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const { git, gitDir } = directory;
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const check = ["cat-file", "--batch-check=%(objectname)"];
  const answers = await runGit(git, { gitDir, args: check, input: asked.map((id) => `${id}^{commit}\n`) });
  const found = answers.toString("utf8").split("\n");
  if (found.length !== asked.length + 1) throw brokeOff("cat-file");
  const commitOf = new Map<string, string>();
  for (const [index, id] of asked.entries()) {
    const answer = found[index] ?? "";
    if (/^[0-9a-f]+$/.test(answer)) commitOf.set(id, answer);
  }
  return commitOf;
}
