import { AppError } from "@/lib/core/errors.ts";
import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import type { LineInterest } from "./diff/change-builder.ts";
import { DiffScanner } from "./diff/diff-scanner.ts";
import { type DiffAlgorithm, diffArguments } from "./diff-arguments.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { streamGit } from "./stream-git.ts";

const SENTINEL = "\u0001\n";
const ARGS = ["diff-tree", "--stdin", "-r", "-m", "--root", "--always", "--no-notes", "--format=%x01%H"];

/** A git that waits for questions: the diff between any two commits, one question at a time. */
export type TreeDiff = {
  /** The diff from `base` (null: from nothing, for a root commit) to `sha`, valid until the next question. */
  between(base: string | null, sha: string): Promise<ChangeDiff>;
  close(): Promise<void>;
};

/** Starts one `git diff-tree` and keeps it for all questions, with the same rules as every other effective diff. */
export function openTreeDiff(
  directory: ReadingDirectory,
  interest: LineInterest = { lexerFor: () => null, keepText: () => false },
  leaveOut: readonly string[] = [],
  algorithm: DiffAlgorithm = "histogram",
): TreeDiff {
  const questions = new Questions();
  const { git, gitDir, idLength } = directory;
  const paths = leaveOut.length === 0 ? [] : ["--", ".", ...leaveOut];
  const output = streamGit(git, {
    gitDir,
    args: [...ARGS, ...diffArguments(algorithm), ...paths],
    input: questions.written(),
  });
  const scanner = new DiffScanner(idLength, interest);

  async function answer(): Promise<ChangeDiff | null> {
    let change: ChangeDiff | null = null;
    for (;;) {
      change ??= scanner.next();
      if (scanner.takeSentinel()) return change;
      const { value, done } = await output.next();
      if (done === true)
        throw new AppError("unavailable", "git diff-tree ended early", { fix: "Start the reading again." });
      scanner.push(value);
    }
  }

  return {
    async between(base, sha) {
      questions.ask(`${base === null ? sha : `${sha} ${base}`}\n${SENTINEL}`);
      const change = await answer();
      // Git passes over what it does not have without a word.
      if (change?.mergeSha !== sha) throw notThere(sha);
      return change;
    },
    async close() {
      questions.end();
      await output.return();
    },
  };
}

const notThere = (sha: string): AppError =>
  new AppError("unavailable", `The repository lacks commit ${sha}`, {
    fix: "Fetch the whole history, for example with `git fetch --refetch`, then start the reading again.",
  });

/** A line to the waiting git that stays open until `end`. */
class Questions {
  private waiting: string[] = [];
  private ended = false;
  private wake: () => void = () => undefined;

  ask(text: string): void {
    this.waiting.push(text);
    this.wake();
  }

  end(): void {
    this.ended = true;
    this.wake();
  }

  async *written(): AsyncGenerator<string> {
    while (!this.ended) {
      const next = this.waiting.shift();
      if (next !== undefined) yield next;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
