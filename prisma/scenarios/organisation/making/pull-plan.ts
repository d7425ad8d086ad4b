import type { HostedFile, PullTruth } from "../hosted-pull.ts";
import type { Instant } from "../instant.ts";

/** What is unusual about a pull request of the long tail. */
export const ODDITIES = [
  "many-commits",
  "many-reviews",
  "draft-cycles",
  "reopened",
  "ghost-author",
  "nul-title",
  "rtl-title",
  "emoji-title",
  "long-body",
  "fork-deleted",
  "many-labels",
  "shared-head",
  "future-update",
] as const;
export type Oddity = (typeof ODDITIES)[number];

/** A commit before git has named it. `mark` stands for its id until then. */
export type PlannedCommit = {
  mark: number;
  readonly message: string;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly author: number | null;
  readonly at: Instant;
  added: number;
  removed: number;
};

/** A pull request before its reviews: who, when, what it changes and how it lands. */
export type PullPlan = {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly author: number;
  readonly base: string;
  readonly head: string;
  readonly forkOwner: string | null;
  readonly openedAt: Instant;
  /** When it was closed or merged; null while it is open. */
  readonly endedAt: Instant | null;
  readonly isMerged: boolean;
  readonly mergedBy: number | null;
  readonly isQueued: boolean;
  readonly truth: PullTruth;
  readonly oddity: Oddity | null;
  readonly commits: PlannedCommit[];
  files: HostedFile[];
  baseMark: number;
  mergeMark: number | null;
};
