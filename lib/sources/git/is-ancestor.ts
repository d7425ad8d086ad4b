import type { ReadingDirectory } from "./reading-directory.ts";
import { runGit } from "./run-git.ts";

/** Whether `descendant` contains `ancestor`; both must be ids of commits that exist. */
export async function isAncestor(
  directory: ReadingDirectory,
  ancestor: string,
  descendant: string,
): Promise<boolean> {
  let code = 0;
  const args = ["merge-base", "--is-ancestor", ancestor, descendant];
  const { git, gitDir } = directory;
  await runGit(git, { gitDir, args, answers: [1], onEnd: (exitCode) => (code = exitCode) });
  return code === 0;
}
