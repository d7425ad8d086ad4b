import { PROMOTION_TITLE } from "@/lib/ledger/classify/promotion.ts";
import { type BroughtIn } from "@/lib/ledger/edges/read-brought-in.ts";
import { readPointers, titlePointers } from "@/lib/ledger/edges/read-pointers.ts";
import { isDependencyBot } from "@/lib/ledger/files/dependency-bot.ts";
import type { ChangeContext } from "@/lib/ledger/fold/draft.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import { isLongLivedName } from "@/lib/normalized/changes/branch-roles.ts";
import { changePurpose, isFixTitle, isUpkeepTitle } from "./change-purpose.ts";
import type { CommitOwners } from "./commit-owners.ts";

const RELEASE_BOT = /release-please|changeset-bot|semantic-release|^github-actions(\[bot\])?$/i;
const RELEASE_TITLE = /release|version/i;
const RELEASE_BRANCH = /^(release-please--|changeset-release\/)/;

export type ContextInput = {
  readonly change: PlannedChange;
  /** The change's own commits, and the one that landed. */
  readonly commits: readonly GitCommit[];
  readonly merged: GitCommit;
  readonly ownerOf: CommitOwners;
  /** Commits of earlier changes that it repeats. */
  readonly copies: readonly string[];
  readonly conflictPaths: ReadonlySet<string> | null;
  readonly repository: string | null;
  /** What hosts tell of the work behind it; null where they tell nothing. */
  readonly told: ToldWork | null;
  readonly attributed: (path: string) => boolean | null;
};

/** What the messages and names of a change say beside its diff. */
export function changeContext(input: ContextInput): ChangeContext {
  const { change, commits, merged, ownerOf, copies, conflictPaths, repository, attributed } = input;
  const author = (commits[0] ?? merged).author;
  const messages = [...new Set([merged, ...commits])].map((commit) => commit.body);
  const longLived = change.headBranch !== null && isLongLivedName(change.headBranch);
  const { headBranch } = change;
  const idOf = ({ sha, number }: BroughtIn) => (sha === null ? `pr:${number}` : ownerOf(sha));
  return {
    brings: change.brings,
    onlyBrings: change.onlyBrings,
    conflictPaths,
    pointers: [
      ...readPointers(change.title, messages),
      ...copies.map((key) => ({ kind: "duplicate", rule: "D2", key, repository: null }) as const),
    ],
    ownerOf,
    headBranch,
    betweenLongLived: longLived && isLongLivedName(change.branch),
    releaseAutomation:
      (headBranch !== null && RELEASE_BRANCH.test(headBranch)) ||
      (RELEASE_BOT.test(author.name) && RELEASE_TITLE.test(change.title)),
    dependencyBot: isDependencyBot({ ...author, headBranch }),
    purpose: changePurpose({ title: change.title, messages, told: input.told, idOf }),
    repository,
    attributed,
  };
}

/** What a title says that decides how its change is booked: under titles that say the same it is booked alike. */
export const saidInTitle = (title: string): string =>
  JSON.stringify([
    titlePointers(title),
    PROMOTION_TITLE.test(title),
    RELEASE_TITLE.test(title),
    isFixTitle(title),
    isUpkeepTitle(title),
  ]);
