import type { GitCommit } from "@/lib/model/git-commit.ts";
import { commitStream } from "./commit-stream.ts";
import type { ReadingDirectory } from "./reading-directory.ts";

/**
 * Every commit that the tips contain and `without` does not, parents before children. Ids in `without` must exist;
 * `existingCommits` says which do.
 */
export async function* readCommits(
  directory: ReadingDirectory,
  tips: Iterable<string>,
  without: Iterable<string> = [],
): AsyncGenerator<GitCommit, void, void> {
  const wanted = [...new Set(tips)];
  if (wanted.length === 0) return;
  const revisions = [...wanted.map((sha) => `${sha}\n`), ...[...without].map((sha) => `^${sha}\n`)];
  yield* commitStream(directory, ["--topo-order", "--reverse"], revisions);
}
