import type { GitCommit } from "@/lib/model/git-commit.ts";
import { COMMIT_FIELD_BYTES, COMMIT_FIELDS, COMMIT_FORMAT, toCommit } from "./commit-record.ts";
import { NulCutter } from "./nul-cutter.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { streamGit } from "./stream-git.ts";

const PLAIN = [
  "--no-notes",
  "--no-mailmap",
  "--no-decorate",
  "--no-show-signature",
  "--no-color",
  "--no-patch",
];

/** The commits that `git log` tells of, with the given flags and the given lines of revisions on its input. */
export async function* commitStream(
  directory: ReadingDirectory,
  flags: readonly string[],
  revisions: Iterable<string>,
): AsyncGenerator<GitCommit, void, void> {
  const { git, gitDir } = directory;
  const args = ["log", ...flags, "--stdin", ...PLAIN, `--format=${COMMIT_FORMAT}`];
  const cutter = new NulCutter(COMMIT_FIELD_BYTES);
  let fields: Buffer[] = [];
  for await (const chunk of streamGit(git, { gitDir, args, input: revisions })) {
    for (const field of cutter.push(chunk)) {
      fields.push(field);
      if (fields.length < COMMIT_FIELDS) continue;
      yield toCommit(fields);
      fields = [];
    }
  }
}
