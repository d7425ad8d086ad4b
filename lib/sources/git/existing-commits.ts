import type { ReadingDirectory } from "./reading-directory.ts";
import { resolveCommits } from "./resolve-commits.ts";

/** Those of the ids that are commits of the repository: an id from an earlier read is gone after a rewritten history. */
export async function existingCommits(
  directory: ReadingDirectory,
  shas: Iterable<string>,
): Promise<Set<string>> {
  return new Set((await resolveCommits(directory, shas)).keys());
}
