import type { HostedComment, HostedEvent } from "./hosted-event.ts";
import type { Instant } from "./instant.ts";

export type HostedCommit = {
  sha: string;
  readonly message: string;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly author: number | null;
  readonly authoredAt: Instant;
  readonly committedAt: Instant;
  readonly added: number;
  readonly removed: number;
};

export type HostedFile = {
  readonly path: string;
  readonly added: number;
  readonly removed: number;
  readonly change: "ADDED" | "MODIFIED" | "DELETED";
};

export type HostedReview = {
  readonly id: number;
  readonly author: number | null;
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  readonly submittedAt: Instant | null;
  readonly commitSha: string;
  readonly body: string;
};

export type ThreadComment = HostedComment & { readonly reviewId: number; readonly replyTo: number | null };
export type HostedThread = {
  readonly id: number;
  readonly path: string;
  readonly line: number | null;
  isResolved: boolean;
  readonly isOutdated: boolean;
  resolvedBy: number | null;
  readonly comments: ThreadComment[];
};

export type HostedCheck = {
  readonly id: number;
  readonly name: string;
  readonly app: string;
  readonly status: "completed" | "in_progress" | "queued";
  readonly conclusion: "success" | "failure" | "neutral" | "skipped" | "cancelled" | null;
  readonly startedAt: Instant;
  readonly completedAt: Instant | null;
};

/** What is really behind a pull request; no API tells any of it in one place. */
export type PullTruth = {
  readonly composition: "human" | "hybrid" | "agent" | "automation";
  /** Tool of the agent or copilot. */
  readonly tool: string | null;
  /** The person who wrote it, or who asked the agent to. */
  readonly person: string | null;
  /** Jira keys that it really belongs to, as they were called when it was written. */
  readonly jiraKeys: readonly string[];
  readonly keysIn: readonly ("branch" | "title" | "body" | "commit")[];
  /** Texts in it that look like keys and are none. */
  readonly lookAlikes: readonly string[];
  /** The author's team at the merge. */
  readonly team: number | null;
  readonly landedAs: "merge" | "squash" | "rebase" | null;
  /** What is unusual about it, for tests that look for one. */
  readonly oddities: readonly string[];
};

export type HostedPull = {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  state: "OPEN" | "CLOSED" | "MERGED";
  isDraft: boolean;
  readonly author: number | null;
  readonly association: "MEMBER" | "CONTRIBUTOR" | "FIRST_TIME_CONTRIBUTOR" | "NONE";
  readonly createdAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | null;
  mergedAt: Instant | null;
  mergedBy: number | null;
  mergeSha: string | null;
  mergeParents: number | null;
  readonly base: string;
  readonly baseSha: string;
  readonly head: string;
  headSha: string;
  /** Login of the fork's owner; null where the branch is in the repository itself. */
  readonly forkOwner: string | null;
  /** The fork is gone. */
  readonly isForkDeleted: boolean;
  readonly added: number;
  readonly removed: number;
  readonly changedFiles: number;
  readonly commits: readonly HostedCommit[];
  readonly files: readonly HostedFile[];
  labels: readonly string[];
  milestone: number | null;
  /** Account ids, or `team:<id>`, still asked. */
  requested: readonly (number | `team:${number}`)[];
  reviews: HostedReview[];
  threads: HostedThread[];
  comments: HostedComment[];
  timeline: HostedEvent[];
  checks: readonly HostedCheck[];
  /** Numbers of issues that it closes. */
  readonly closes: readonly number[];
  isQueued: boolean;
  readonly truth: PullTruth;
};
