export const REVIEW_STATES = ["approved", "changes_requested", "commented", "dismissed", "other"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** One submitted review. A pending one is nobody's business but its author's and is not kept. */
export type Review = {
  readonly repo: string;
  readonly number: number;
  readonly externalId: string;
  readonly author: string | null;
  readonly state: ReviewState;
  readonly submittedAt: Date;
  readonly commitSha: string | null;
  readonly bodyChars: number | null;
  /** The author of a pull request answers in reviews as well; these do not count as reviews. */
  readonly isByAuthor: boolean;
  readonly flags: readonly string[];
};

/** A conversation on one place of a pull request. */
export type ReviewThread = {
  readonly repo: string;
  readonly number: number;
  readonly externalId: string;
  readonly path: string;
  readonly line: number | null;
  readonly isResolved: boolean;
  readonly isOutdated: boolean;
  readonly resolvedBy: string | null;
  readonly commentCount: number | null;
};
