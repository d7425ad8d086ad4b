import { AppError } from "@/lib/core/errors.ts";
import { type Attributes, attributesOf } from "@/lib/ledger/files/attributes.ts";
import { type AppliedChange, applyChange, type ChangePlace } from "@/lib/ledger/fold/apply-change.ts";
import { closeWindow } from "@/lib/ledger/fold/close-window.ts";
import type { FoldState } from "@/lib/ledger/fold/fold-state.ts";
import { neededAgain, recall } from "@/lib/ledger/fold/recall.ts";
import { seedOpaque } from "@/lib/ledger/fold/seed-opaque.ts";
import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { AtomGroup } from "@/lib/model/ledger.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import type { DiffAlgorithm } from "@/lib/sources/git/diff-arguments.ts";
import type { LeftOut } from "@/lib/sources/git/missing-objects.ts";
import { readCombinedPaths } from "@/lib/sources/git/read-combined-paths.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import { openTreeDiff, type TreeDiff } from "@/lib/sources/git/tree-diff.ts";
import { type GitAnswers, listedCommits } from "./ask-git.ts";
import type { Answers } from "./begun.ts";
import { changeContext } from "./change-context.ts";
import type { CommitOwners } from "./commit-owners.ts";
import { countText } from "./count-text.ts";
import { INTEREST } from "./interest.ts";
import { followText, type TextFiles } from "./text-files.ts";

export type FoldInput = {
  readonly source: ReadingDirectory;
  /** The changes to fold, what git tells of them, and by their ids those that were folded before, which they may point at. */
  readonly changes: readonly PlannedChange[];
  readonly answers: GitAnswers;
  readonly earlier: { get(id: string): PlannedChange | undefined };
  readonly state: FoldState;
  readonly text: TextFiles;
  readonly ownerOf: CommitOwners;
  /** For changes that are made of copies: the commits of earlier changes that they repeat. */
  readonly copies: () => Promise<ReadonlyMap<string, readonly string[]>>;
  readonly placeOf: (change: PlannedChange) => ChangePlace;
  readonly repository: string | null;
  /** What hosts tell of the work behind changes, by their ids; null without a host. */
  readonly toldWork: ReadonlyMap<string, ToldWork> | null;
  readonly leaveOut: readonly LeftOut[];
  readonly algorithm: DiffAlgorithm;
};

export type FoldedChange = {
  readonly planned: PlannedChange;
  readonly applied: AppliedChange;
  readonly commits: readonly GitCommit[];
  readonly merged: GitCommit;
  /** Valid until the next change is asked for. */
  readonly diff: ChangeDiff;
  readonly onLandingLine: boolean;
  /** Followed text files that this change touched on the landing branch. */
  readonly touchedText: readonly string[];
  /** Groups of older changes that nothing can restate any more. */
  readonly closed: readonly AtomGroup[];
};

/** Folds the changes into `state`, one after the other, with their diffs and messages as git tells them. */
export async function* foldHistory(input: FoldInput): AsyncGenerator<FoldedChange, void, void> {
  const { source, changes, state, leaveOut, algorithm } = input;
  const { diffs, messages, isStraight, end } = input.answers;
  const pathspecs = leaveOut.map((each) => each.pathspec);
  const asked = openTreeDiff(source, INTEREST, pathspecs, algorithm);
  let attributed = attributes(input.text);
  try {
    // Git is at work on the diffs meanwhile.
    const copies = await input.copies();
    const conflicts = await conflictPaths(source, changes);
    for (const change of changes) {
      const place = input.placeOf(change);
      const closed = closeWindow(state, change.mergedAt);
      const { commits, merged } = await readMessages(messages, change);
      const context = changeContext({
        change,
        commits,
        merged,
        ownerOf: input.ownerOf,
        copies: copies.get(change.id) ?? [],
        conflictPaths: conflicts.get(change.mergeSha) ?? null,
        repository: input.repository,
        told: input.toldWork?.get(change.id) ?? null,
        attributed,
      });
      await recallAll(input, asked, neededAgain(state, context), context);
      const diff = isStraight(change)
        ? told(await diffs.next())
        : await asked.between(change.baseSha, change.mergeSha);
      await seedOpaque(state, place.line, diff, (blobs) => countText(source, blobs));
      const applied = applyChange(state, change, place, diff, context);
      const onLandingLine = state.branches.get(place.line)?.landing === true;
      const touchedText = onLandingLine ? followText(input.text, diff) : [];
      if (touchedText.length > 0) attributed = attributes(input.text);
      yield { planned: change, applied, commits, merged, diff, touchedText, onLandingLine, closed };
    }
    // The end must be seen: only then has git said that it told everything.
    if ((await diffs.next()).done !== true || (await messages.next()).done !== true) throw outOfStep();
  } finally {
    await asked.close();
    await end();
  }
}

async function readMessages(
  messages: Answers<GitCommit>,
  change: PlannedChange,
): Promise<{ commits: GitCommit[]; merged: GitCommit }> {
  const listed: GitCommit[] = [];
  for (const sha of listedCommits(change)) {
    const { value } = await messages.next();
    if (!value || value.sha !== sha) throw outOfStep();
    listed.push(value);
  }
  const merged = listed.find((commit) => commit.sha === change.mergeSha);
  if (!merged) throw outOfStep();
  return { commits: listed.slice(0, change.commits.length), merged };
}

async function conflictPaths(
  source: ReadingDirectory,
  changes: readonly PlannedChange[],
): Promise<Map<string, ReadonlySet<string>>> {
  const merges = changes.filter((change) => change.brings.length > 0 && change.kind !== "rebase");
  const found = new Map<string, ReadonlySet<string>>();
  const shas = merges.map((change) => change.mergeSha);
  for await (const { sha, paths } of readCombinedPaths(source, shas)) found.set(sha, new Set(paths));
  return found;
}

async function recallAll(
  input: FoldInput,
  asked: TreeDiff,
  ids: readonly string[],
  context: Parameters<typeof recall>[3],
): Promise<void> {
  for (const id of ids) {
    const change = input.earlier.get(id);
    if (change) recall(input.state, id, await asked.between(change.baseSha, change.mergeSha), context);
  }
}

function attributes(text: TextFiles): Attributes {
  const files = [...text].filter(([path]) => path.endsWith(".gitattributes"));
  return attributesOf(new Map(files.map(([path, lines]) => [path, lines.join("\n")])));
}

function told(result: IteratorResult<ChangeDiff, void>): ChangeDiff {
  if (result.done === true) throw outOfStep();
  return result.value;
}

const outOfStep = () =>
  new AppError("unavailable", "git did not tell of every change that was asked for.", {
    fix: "Start the reading again; if it happens twice, run `git fsck` in the repository.",
  });
