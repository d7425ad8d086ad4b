import { AppError } from "@/lib/core/errors.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import { commitStream } from "./commit-stream.ts";
import type { ReadingDirectory } from "./reading-directory.ts";

/** Exactly the commits asked for, in that order, also where one is asked for again; throws where git does not have one. */
export async function* readListedCommits(
  directory: ReadingDirectory,
  shas: readonly string[],
): AsyncGenerator<GitCommit, void, void> {
  if (shas.length === 0) return;
  const once = new Set(shas);
  const again = once.size === shas.length ? new Set<string>() : repeated(shas);
  const kept = new Map<string, GitCommit>();
  let position = 0;
  for await (const commit of commitStream(directory, ["--no-walk=unsorted"], lines(once))) {
    if (commit.sha !== shas[position]) throw notTold(shas[position] ?? commit.sha);
    if (again.has(commit.sha)) kept.set(commit.sha, commit);
    yield commit;
    position++;
    for (
      let known = kept.get(shas[position] ?? "");
      known !== undefined;
      known = kept.get(shas[position] ?? "")
    ) {
      yield known;
      position++;
    }
  }
  if (position < shas.length) throw notTold(shas[position] ?? "");
}

function* lines(shas: Iterable<string>): Generator<string> {
  for (const sha of shas) yield `${sha}\n`;
}

function repeated(shas: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(shas.filter((sha) => seen.size === seen.add(sha).size));
}

const notTold = (sha: string): AppError =>
  new AppError("unavailable", `git said nothing of commit ${sha}`, {
    fix: "Start the reading again; if it happens twice, run `git fsck` in the repository.",
  });
