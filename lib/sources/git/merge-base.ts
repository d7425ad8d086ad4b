import type { ReadingDirectory } from "./reading-directory.ts";
import { runGit } from "./run-git.ts";

/** The newest commit that both contain, as `git merge-base` names it; null where they have none in common. */
export async function mergeBase(
  directory: ReadingDirectory,
  one: string,
  other: string,
): Promise<string | null> {
  const { git, gitDir } = directory;
  const found = await runGit(git, { gitDir, args: ["merge-base", one, other], answers: [1] });
  return found.toString("latin1").trim() || null;
}
