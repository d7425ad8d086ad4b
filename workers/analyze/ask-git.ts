import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { CommitGraph } from "@/lib/normalized/changes/commit-graph.ts";
import type { DiffAlgorithm } from "@/lib/sources/git/diff-arguments.ts";
import { readDiffs } from "@/lib/sources/git/read-diffs.ts";
import { readListedCommits } from "@/lib/sources/git/read-listed-commits.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import { type Answers, begun } from "./begun.ts";
import { INTEREST } from "./interest.ts";

export type Asked = {
  readonly source: ReadingDirectory;
  /** The changes to fold, in order. */
  readonly changes: readonly PlannedChange[];
  readonly graph: CommitGraph;
  /** Commits that were read already. */
  readonly ahead: readonly GitCommit[];
  /** Pathspecs of files whose contents the clone lacks. */
  readonly leaveOut: readonly string[];
  readonly algorithm: DiffAlgorithm;
  /** Bytes of diffs to hold before they are asked for: git goes on while something else is done first. */
  readonly holdBytes: number;
};

/** What git tells of changes, in their order. It is at work on it from the beginning. */
export type GitAnswers = {
  readonly diffs: Answers<ChangeDiff>;
  /** The commits that `listedCommits` names, change after change. */
  readonly messages: Answers<GitCommit>;
  /** Whether the diff of a change, against the first parent of what landed, is among `diffs`. */
  readonly isStraight: (change: PlannedChange) => boolean;
  readonly end: () => Promise<void>;
};

export function askGit(asked: Asked): GitAnswers {
  const { source, changes, graph, leaveOut, algorithm, holdBytes } = asked;
  const isStraight = ({ mergeSha, baseSha }: PlannedChange): boolean => {
    const parent = graph.parent(graph.indexOf(mergeSha), 0);
    return (parent < 0 ? null : graph.shaOf(parent)) === baseSha;
  };
  const straight = changes.filter(isStraight).map((change) => change.mergeSha);
  const diffs = begun(readDiffs(source, straight, { interest: INTEREST, leaveOut, algorithm, holdBytes }));
  const messages = begun(messagesOf(source, changes.flatMap(listedCommits), asked.ahead));
  const end = async (): Promise<void> => {
    await diffs.return();
    await messages.return();
  };
  return { diffs, messages, isStraight, end };
}

/** A change's own commits and what landed. */
export const listedCommits = (change: PlannedChange): string[] =>
  change.commits.includes(change.mergeSha) ? [...change.commits] : [...change.commits, change.mergeSha];

async function* messagesOf(
  source: ReadingDirectory,
  shas: readonly string[],
  ahead: readonly GitCommit[],
): AsyncGenerator<GitCommit, void, void> {
  const known = new Map(ahead.map((commit) => [commit.sha, commit]));
  const found = shas.flatMap((sha) => known.get(sha) ?? []);
  if (found.length === shas.length) yield* found;
  else yield* readListedCommits(source, shas);
}
