import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { readCommits } from "@/lib/sources/git/read-commits.ts";

/** More are not held at once. */
const MOST = 2_000;

/**
 * What the branches of a repository have beyond the tips that an earlier reading left, parents first; nothing where that is
 * much. Git can be asked for it while what the reading left is still being unpacked.
 */
export async function commitsAhead(source: OpenRepository, left: readonly string[]): Promise<GitCommit[]> {
  const known = new Set(left);
  const tips = source.branches.map(({ tip }) => tip).filter((tip) => !known.has(tip));
  const commits: GitCommit[] = [];
  for await (const commit of readCommits(source, tips, left)) {
    if (commits.length === MOST) return [];
    commits.push(commit);
  }
  return commits;
}
