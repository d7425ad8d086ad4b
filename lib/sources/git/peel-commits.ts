import { brokeOff } from "./broke-off.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { resolveCommits } from "./resolve-commits.ts";
import { runGit } from "./run-git.ts";

/** For each id that leads to a commit (itself, or through a tag): that commit and its committer time in seconds. */
export async function peelCommits(
  directory: ReadingDirectory,
  ids: Iterable<string>,
): Promise<Map<string, { sha: string; committedAt: number }>> {
  const commitOf = await resolveCommits(directory, ids);
  const times = await committerTimes(directory, new Set(commitOf.values()));
  return new Map([...commitOf].map(([id, sha]) => [id, { sha, committedAt: times.get(sha) ?? 0 }]));
}

async function committerTimes(directory: ReadingDirectory, shas: Set<string>): Promise<Map<string, number>> {
  if (shas.size === 0) return new Map();
  const args = ["log", "--no-walk=unsorted", "--stdin", "--format=%H %ct"];
  const { git, gitDir } = directory;
  const output = await runGit(git, { gitDir, args, input: [...shas].map((sha) => `${sha}\n`) });
  const lines = output.toString("utf8").split("\n");
  if (lines.length !== shas.size + 1) throw brokeOff("log");
  return new Map(
    lines.map((line) => [line.slice(0, directory.idLength), Number(line.slice(directory.idLength + 1)) || 0]),
  );
}
