import type { ChangeKind, CLOSED, PlannedChange } from "@/lib/model/change-plan.ts";
import type { WorkKind } from "@/lib/model/work-kind.ts";

/** Who stands behind an account: a person, a bot that is not generative, or an AI agent. */
export const AUTHOR_KINDS = ["human", "automation", "agent"] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];

export type IdentityRow = { readonly email: string; readonly name: string; readonly kind: AuthorKind };

/** What of a plan is stored of a change; of one that never landed the head is `mergeSha`, and `mergedAt` when it was closed. */
export type StoredPlan = Omit<PlannedChange, "kind" | "commits" | "brings" | "onlyBrings"> & {
  readonly kind: ChangeKind | typeof CLOSED;
};

/** A change as it is stored: what the commit graph tells, and what reading it has added. */
export type ChangeRow = StoredPlan & {
  readonly teamId: string;
  /** Id of a stored identity. */
  readonly authorIdentity: string | null;
  readonly authorKind: AuthorKind;
  readonly workKind: WorkKind;
  /** Place in the replay, from 0; -1 for one that never landed. */
  readonly position: number;
  /** Line atoms of the effective diff. */
  readonly gross: number;
};

export type CommitRow = {
  readonly changeId: string;
  /** Place among the change's own commits, oldest first, from 0. */
  readonly position: number;
  readonly sha: string;
  readonly subject: string;
  /** Seconds. */
  readonly authoredAt: number;
  readonly authorIdentity: string | null;
  readonly authorKind: AuthorKind;
  readonly added: number | null;
  readonly removed: number | null;
};

export type ContextRow = {
  readonly path: string;
  readonly kind: string;
  /** Seconds. */
  readonly since: number;
  readonly lastChanged: number;
  readonly removedAt: number | null;
  readonly versions: number;
};

export type OwnersRow = {
  readonly sha: string;
  /** Seconds from which these rules hold. */
  readonly fromAt: number;
  readonly path: string;
  readonly rules: readonly { readonly pattern: string; readonly owners: readonly string[] }[];
};

export type LeftOutRow = { readonly path: string; readonly reason: string };
