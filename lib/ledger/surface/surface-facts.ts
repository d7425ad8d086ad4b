import type { Authored, UnitStart } from "./surface-event.ts";
import type { TextSays } from "./text-says.ts";

/** A text that says what is wanted: an issue, a file of a change, a page that an epic links to. */
export type SpecFacts = Authored & {
  /** Where it is a file of the repository. */
  readonly path: string | null;
  readonly says: Pick<TextSays, "words" | "isTemplate">;
  readonly hasAcceptanceCriteria: boolean;
  /** Others than the author who accepted or reviewed it. */
  readonly reviewers: readonly string[];
  readonly units: readonly UnitStart[];
};

/** A record of a decision: a file, a discussion of the category for proposals, or an item of that type. */
export type DecisionFacts = Authored & {
  readonly path: string | null;
  readonly says: Pick<TextSays, "isTemplate" | "isAccepted" | "hasReasons">;
  readonly openedAt: number;
  /** Where a host says that it is accepted; a file says so in its text. */
  readonly isAcceptedByHost: boolean;
  readonly reviewers: readonly string[];
  /** When later changes referred to it. */
  readonly referredAt: readonly number[];
  readonly units: readonly UnitStart[];
};

export type ReviewComment = {
  /** Five words or more, and not only that all is well. */
  readonly saysSomething: boolean;
  readonly gotReply: boolean;
  /** A commit after it touched the lines that it stands on. */
  readonly wasFollowed: boolean;
};

/** A review of a change. `team` is the reviewer's. */
export type ReviewFacts = Authored & {
  readonly changeAuthor: string;
  readonly changeTeam: string | null;
  /** Null while the change has not landed. */
  readonly mergedAt: number | null;
  readonly isBlocking: boolean;
  /** The change has specifications and nothing else. */
  readonly isOfSpec: boolean;
  readonly comments: readonly ReviewComment[];
  readonly unit: string | null;
};

/** An item that no longer blocks another team's, or a larger one that was split or cut; with what led to it. */
export type CoordinationFacts = Authored & {
  readonly kind: "unblocked" | "rescoped" | "commanded";
  readonly otherTeam: string | null;
  /** When others said something about it. */
  readonly comments: readonly { readonly team: string | null; readonly at: number }[];
  readonly units: readonly string[];
};

/** A change to a file that tells agents or people how to work here. */
export type ContextFacts = Authored & {
  readonly isFresh: boolean;
  readonly isWellFormed: boolean;
  /** Sessions that loaded it; null where nothing counts them. */
  readonly sessions: number | null;
  readonly units: readonly string[];
};

/** Part taken in an incident, a change of a runbook, or an account of what happened. */
export type OperationsFacts = Authored & {
  readonly kind: "incident" | "runbook" | "post_mortem";
  /** Actions that follow from it and are done. */
  readonly closedActions: number;
  readonly units: readonly string[];
};

/** A contribution unit that is delivered. */
export type BuildFacts = Authored & { readonly unit: string; readonly isSettled: boolean };

/** All that the surface is read from. A list is null where no source is connected that could tell. */
export type SurfaceFacts = {
  readonly specs: readonly SpecFacts[] | null;
  readonly decisions: readonly DecisionFacts[] | null;
  readonly reviews: readonly ReviewFacts[] | null;
  readonly coordination: readonly CoordinationFacts[] | null;
  readonly context: readonly ContextFacts[] | null;
  readonly operations: readonly OperationsFacts[] | null;
  readonly builds: readonly BuildFacts[] | null;
};
