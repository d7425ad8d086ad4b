import type { GitCommit } from "@/lib/model/git-commit.ts";
import { commitStream } from "./commit-stream.ts";
import type { ReadingDirectory } from "./reading-directory.ts";

/** What a branch has that `base` does not, oldest first, merges left out: of more than `most` those nearest to the head. */
export async function ownCommits(
  directory: ReadingDirectory,
  base: string,
  head: string,
  most: number,
): Promise<GitCommit[]> {
  const flags = ["--topo-order", "--no-merges", `--max-count=${most}`];
  const found: GitCommit[] = [];
  for await (const commit of commitStream(directory, flags, [`${head}\n`, `^${base}\n`])) found.push(commit);
  return found.reverse();
}
