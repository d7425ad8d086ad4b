import { AppError } from "@/lib/core/errors.ts";
import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import type { LineInterest } from "./diff/change-builder.ts";
import { DiffScanner } from "./diff/diff-scanner.ts";
import { type DiffAlgorithm, diffArguments, LOG_ARGUMENTS } from "./diff-arguments.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { streamGit } from "./stream-git.ts";

const NOTHING: LineInterest = { lexerFor: () => null, keepText: () => false };

export type ReadDiffsOptions = {
  readonly interest?: LineInterest;
  readonly leaveOut?: readonly string[];
  readonly algorithm?: DiffAlgorithm;
  /** Bytes to take in before they are asked for; see `GitCall`. */
  readonly holdBytes?: number;
};

/**
 * The diff of each commit against its first parent, in the order given, from one process. Each answer is valid until
 * the next is asked for. Throws, however much has been answered, unless git has ended well and told of every commit.
 */
export async function* readDiffs(
  directory: ReadingDirectory,
  shas: Iterable<string> | AsyncIterable<string>,
  options: ReadDiffsOptions = {},
): AsyncGenerator<ChangeDiff, void, void> {
  const asked: string[] = [];
  for await (const sha of shas) asked.push(sha);
  if (asked.length === 0) return;
  const scanner = new DiffScanner(directory.idLength, options.interest ?? NOTHING);
  let told = 0;
  const inOrder = (change: ChangeDiff): ChangeDiff => {
    if (change.mergeSha !== asked[told++]) throw notTold(asked[told - 1] ?? change.mergeSha);
    return change;
  };
  const args = [...LOG_ARGUMENTS, ...diffArguments(options.algorithm ?? "histogram")];
  const input = logInput(asked, options.leaveOut ?? []);
  const { git, gitDir } = directory;
  const { holdBytes = 0 } = options;
  for await (const chunk of streamGit(git, { gitDir, args, input, holdBytes })) {
    scanner.push(chunk);
    for (let change = scanner.next(); change !== null; change = scanner.next()) yield inOrder(change);
  }
  const last = scanner.finish();
  if (last !== null) yield inOrder(last);
  if (told < asked.length) throw notTold(asked[told] ?? "");
}

function* logInput(asked: readonly string[], leaveOut: readonly string[]): Generator<string> {
  for (let at = 0; at < asked.length; at += 500) yield `${asked.slice(at, at + 500).join("\n")}\n`;
  if (leaveOut.length === 0) return;
  yield "--\n.\n";
  for (const pathspec of leaveOut) yield `${pathspec}\n`;
}

const notTold = (sha: string): AppError =>
  new AppError("unavailable", `git said nothing of commit ${sha}`, {
    fix: "Start the reading again; if it happens twice, run `git fsck` in the repository.",
  });
