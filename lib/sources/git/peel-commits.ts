import { brokeOff } from "./broke-off.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { runGit } from "./run-git.ts";

/** For each id that leads to a commit (itself, or through a tag): that commit and its committer time in seconds. */
export async function peelCommits(
  directory: ReadingDirectory,
  ids: Iterable<string>,
): Promise<Map<string, { sha: string; committedAt: number }>> {
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
