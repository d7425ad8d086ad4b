export const PULL_STATES = ["open", "closed", "merged"] as const;
export type PullState = (typeof PULL_STATES)[number];

/** A pull request as its host tells it. Accounts and repositories are named by their keys. */
export type PullRequest = {
  readonly repo: string;
  readonly number: number;
  readonly externalId: string;
  readonly title: string;
  /** At most 65,536 characters. */
  readonly body: string;
  readonly state: PullState;
  readonly isDraft: boolean;
  readonly openedAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
  readonly mergedAt: Date | null;
  readonly author: string | null;
  /** What the author is to the repository: MEMBER, CONTRIBUTOR, NONE … */
  readonly authorRole: string | null;
  readonly mergedBy: string | null;
  readonly baseBranch: string;
  readonly headBranch: string;
  readonly headSha: string | null;
  readonly isFromFork: boolean;
  readonly mergeSha: string | null;
  readonly mergeParents: number | null;
  readonly added: bigint | null;
  readonly removed: bigint | null;
  readonly changedFiles: number | null;
  readonly commitCount: number | null;
  readonly commentCount: number | null;
  readonly labels: readonly string[];
  readonly milestone: string | null;
  /** The state of all checks on its head, as the host sums it up. */
  readonly checkState: string | null;
  readonly isQueued: boolean;
  /** What the host says there is; null where it was not asked. */
  readonly reviewCount: number | null;
  readonly threadCount: number | null;
  readonly eventCount: number | null;
  /** The inner lists that were not read to their end. Empty: complete. */
  readonly unread: readonly string[];
  /** What was odd and put right, or left out of durations. */
  readonly flags: readonly string[];
};
