import { execFileSync } from "node:child_process";

const git = (dir: string, args: readonly string[]): string =>
  execFileSync("git", args, { cwd: dir, input: "", maxBuffer: 1 << 28 }).toString();

/** Added and removed lines between two commits (null: from nothing), as the reference command counts them. */
export function numstat(dir: string, before: string | null, after: string): number {
  const base = before ?? git(dir, ["hash-object", "-t", "tree", "--stdin"]).trim();
  const config = ["-c", "diff.algorithm=histogram", "-c", "diff.renameLimit=1000"];
  const options = ["--numstat", "-M50%", "--no-ext-diff", "--no-textconv"];
  return git(dir, [...config, "diff", ...options, base, after])
    .split("\n")
    .flatMap((line) => line.split("\t").slice(0, 2))
    .reduce((sum, count) => sum + (Number(count) || 0), 0);
}

/** The text files of a branch and their lines, as git counts them, in order of path. */
export function grepLines(dir: string, branch: string): { path: string; lines: number }[] {
  const prefix = `refs/heads/${branch}:`;
  return git(dir, ["grep", "-I", "-c", "", prefix.slice(0, -1)])
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.slice(prefix.length))
    .map((line) => ({ path: line.slice(0, line.lastIndexOf(":")), lines: Number(line.split(":").at(-1)) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
