import type { ReadingDirectory } from "./reading-directory.ts";
import { runGit } from "./run-git.ts";

/** A git whose blame can do more still takes the algorithm that every git's blame knows. */
const config = { "diff.algorithm": "myers" };

/** For each line of a file, in order, the commit that `git blame --first-parent` names. Throws where there is no such file. */
export async function readBlame(directory: ReadingDirectory, tip: string, path: string): Promise<string[]> {
  const { git, gitDir } = directory;
  const args = ["blame", "--first-parent", "--root", "--porcelain", tip, "--", path];
  const told = (await runGit(git, { gitDir, args, config })).toString("latin1");
  return [...told.matchAll(/^([0-9a-f]{40,64}) \d+ \d+/gm)].map((found) => found[1] ?? "");
}
