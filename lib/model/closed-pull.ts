import type { KnownPull } from "./known-pull.ts";

/** A pull request that its host says was closed, and not merged. Times are seconds. */
export type ClosedPull = Pick<
  KnownPull,
  "number" | "title" | "headBranch" | "headSha" | "openedAt" | "author"
> & {
  readonly baseBranch: string;
  /** The pull request from whose branch its own grew, where it names one as its base. */
  readonly stackedOn: number | null;
  readonly closedAt: number;
};

/**
 * What became of it: its lines landed nowhere; they landed in other changes; it is known by git as landed after all; its commits
 * are not in this copy of the repository; nothing had landed that it could be compared with.
 */
export const CLOSED_OUTCOMES = ["abandoned", "landed_elsewhere", "landed", "no_head", "no_base"] as const;
export type ClosedOutcome = (typeof CLOSED_OUTCOMES)[number];

/** The rules of entries and groups of changes that were closed without landing. Reading a history again leaves them alone. */
export const CLOSED_RULES = {
  /** Lines that stood only on the branch of the pull request. */
  abandoned: "closed-unmerged",
  /** Of these, lines that no hand wrote, or that carry no work of their own. */
  mechanical: "closed-mechanical",
  /** At least four fifths of the lines landed in other changes. */
  elsewhere: "landed-elsewhere",
} as const;
