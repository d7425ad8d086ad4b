/** How a change landed. A direct push is one first-parent commit that no pull request claims. */
export const CHANGE_KINDS = ["merge", "squash", "rebase", "push"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
/** Stands in the place of a kind for a pull request that was closed without landing. */
export const CLOSED = "closed";

export type BranchRole = "landing" | "long_lived" | "release" | "environment" | "topic";

/** A branch whose first-parent history is read as changes. */
export type TrackedBranch = {
  readonly name: string;
  readonly role: BranchRole;
  readonly isDefault: boolean;
  readonly tip: string;
  /** The branch and commit that its own history grew from; null for the landing branch and for unrelated roots. */
  readonly fork: { readonly branch: string; readonly sha: string } | null;
};

/** A change as the commit graph alone tells it: what landed, where, when, and from which commits. */
export type PlannedChange = {
  /** Unique in its repository and stable when history grows: `pr:123`, or `push:<sha>`. */
  readonly id: string;
  readonly kind: ChangeKind;
  /** The merge, squash, pushed or last rebased commit. */
  readonly mergeSha: string;
  /** Base of the effective diff; null for a root commit. Equals the first parent of `mergeSha` but for rebases. */
  readonly baseSha: string | null;
  readonly branch: string;
  readonly number: number | null;
  /** Seconds; never decreases along a branch. */
  readonly mergedAt: number;
  readonly openedAt: number;
  readonly title: string;
  readonly headBranch: string | null;
  /** The change's own commits, oldest first: the pull request's where readable, without merges of the base. */
  readonly commits: readonly string[];
  /** Ids of earlier changes whose commits this merge brings along, oldest first. */
  readonly brings: readonly string[];
  /** All commits that the merge brings belong to other changes. */
  readonly onlyBrings: boolean;
};

export type ChangePlan = {
  readonly branches: readonly TrackedBranch[];
  /** In the order in which they are replayed: by `mergedAt`, each branch in its own order. */
  readonly changes: readonly PlannedChange[];
};
