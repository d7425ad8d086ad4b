import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { gitEnv } from "./git-env.ts";

const run = promisify(execFile);

/** Runs one short git command in a repository and answers what it printed. */
export async function runGit(gitDir: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", [...args], {
    env: { ...gitEnv(), GIT_DIR: gitDir },
    maxBuffer: 1 << 28,
  });
  return stdout;
}
