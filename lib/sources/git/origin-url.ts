import type { Git } from "./git-program.ts";
import { locateGitDir } from "./locate-git-dir.ts";
import { runGit } from "./run-git.ts";

/** The address that a clone of this machine was made from, as its configuration says; null where it says none, or there is no clone. */
export async function originUrl(git: Git, path: string): Promise<string | null> {
  try {
    const gitDir = await locateGitDir(path);
    const told = await runGit(git, { gitDir, args: ["config", "--get", "remote.origin.url"], answers: [1] });
    return told.toString("utf8").trim() || null;
  } catch {
    return null;
  }
}
