import { AppError } from "@/lib/core/errors.ts";
import { type ClosedAtoms, closedChange } from "@/lib/ledger/closed/closed-change.ts";
import { changeAuthorKind } from "@/lib/ledger/composition/change-author-kind.ts";
import { namedInitiators } from "@/lib/ledger/composition/named-initiators.ts";
import { attributesOf } from "@/lib/ledger/files/attributes.ts";
import { isDependencyBot } from "@/lib/ledger/files/dependency-bot.ts";
import { CLOSED } from "@/lib/model/change-plan.ts";
import type { ClosedPull } from "@/lib/model/closed-pull.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { WorkKind } from "@/lib/model/work-kind.ts";
import { commitMentions } from "@/lib/normalized/links/commit-mentions.ts";
import { ownCommits } from "@/lib/sources/git/own-commits.ts";
import { readListedCommits } from "@/lib/sources/git/read-listed-commits.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import type { TreeDiff } from "@/lib/sources/git/tree-diff.ts";
import { changeWorkKind } from "../analyze/change-work-kind.ts";
import type { Unclassified } from "../analyze/read-composition.ts";
import type { WrittenChange } from "../analyze/write-changes.ts";

/** A closed pull request whose commits are here, with what it is the diff of. */
export type ClosedHead = {
  readonly id: string;
  readonly pull: ClosedPull;
  readonly base: string;
  readonly head: string;
  /** Text of the attributes of its base; null where it has none. */
  readonly attributes: string | null;
  /** What it was for by the work behind it; null where that tells nothing. */
  readonly workKind: WorkKind | null;
};

export type ReadClosed = {
  readonly unclassified: Unclassified<Omit<WrittenChange, "composition" | "commits">>;
  readonly atoms: ClosedAtoms;
};

/** More commits than these are not looked at one by one. */
const MOST_COMMITS = 250;

/** Reads one: its lines against where it began, its commits, and what these say of how it was made. */
export async function readClosedPull(
  source: ReadingDirectory,
  trees: TreeDiff,
  { id, pull, base, head, attributes, workKind }: ClosedHead,
): Promise<ReadClosed> {
  const commits = await ownCommits(source, base, head, MOST_COMMITS);
  const merged = commits.find(({ sha }) => sha === head) ?? (await commitAt(source, head));
  const { author } = commits[0] ?? merged;
  const { headBranch, number, title, openedAt, closedAt } = pull;
  const diff = await trees.between(base, head);
  const atoms = closedChange(id, diff, {
    headBranch,
    dependencyBot: isDependencyBot({ ...author, headBranch }),
    attributed: attributesOf(new Map(attributes === null ? [] : [[".gitattributes", attributes]])),
  });
  const evidence = {
    kind: "merge",
    commits,
    mergeCommit: merged,
    opener: pull.author,
    headBranch,
    effectiveAddedLines: atoms.effectiveAdded,
  } as const;
  const authorKind = changeAuthorKind({ ...evidence, linesByCommit: null, attributions: [] });
  const planned = {
    id,
    kind: CLOSED,
    mergeSha: head,
    baseSha: base,
    branch: pull.baseBranch,
    number,
    mergedAt: closedAt,
    openedAt: Math.min(openedAt, closedAt),
    title,
    headBranch,
  } as const;
  const change = {
    planned,
    position: -1,
    gross: atoms.gross,
    author,
    authorKind,
    initiators: authorKind === "agent" ? namedInitiators(evidence) : [],
    mentions: commitMentions(new Set([...commits, merged])),
    workKind: workKind ?? changeWorkKind(title, diff),
  };
  return { unclassified: { change, evidence }, atoms };
}

async function commitAt(source: ReadingDirectory, sha: string): Promise<GitCommit> {
  for await (const commit of readListedCommits(source, [sha])) return commit;
  throw new AppError("bug", `git said nothing of commit ${sha} and did not fail.`);
}
