import { peelCommits } from "./peel-commits.ts";
import type { ReadingDirectory } from "./reading-directory.ts";

/** Those of the ids that are commits of the repository: an id from an earlier read is gone after a rewritten history. */
export async function existingCommits(
  directory: ReadingDirectory,
  shas: Iterable<string>,
): Promise<Set<string>> {
  return new Set((await peelCommits(directory, shas)).keys());
}
