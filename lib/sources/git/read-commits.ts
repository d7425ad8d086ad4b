import type { GitCommit } from "@/lib/model/git-commit.ts";
import { commitStream } from "./commit-stream.ts";
import type { ReadingDirectory } from "./reading-directory.ts";

/**
 * Every commit that the tips contain and `without` does not, parents before children. Ids in `without` that the repository
 * does not have, as after a rewritten history, are passed over; with any of them a tip that it does not have is too.
 */
export async function* readCommits(
  directory: ReadingDirectory,
  tips: Iterable<string>,
  without: Iterable<string> = [],
): AsyncGenerator<GitCommit, void, void> {
  const wanted = [...new Set(tips)];
  if (wanted.length === 0) return;
  const left = Array.from(without, (sha) => `^${sha}\n`);
  const revisions = [...wanted.map((sha) => `${sha}\n`), ...left];
  // Git heeds this for what comes behind it.
  const passing = left.length === 0 ? [] : ["--ignore-missing"];
  yield* commitStream(directory, ["--topo-order", "--reverse", ...passing], revisions);
}
