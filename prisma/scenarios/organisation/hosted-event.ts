import type { Instant } from "./instant.ts";

/** A comment below a pull request, an issue or a discussion. */
export type HostedComment = {
  readonly id: number;
  readonly author: number | null;
  readonly body: string;
  readonly createdAt: Instant;
  updatedAt: Instant;
};

export type HostedEventKind =
  | "ready_for_review"
  | "convert_to_draft"
  | "review_requested"
  | "review_request_removed"
  | "head_ref_force_pushed"
  | "closed"
  | "reopened"
  | "merged"
  | "added_to_merge_queue"
  | "removed_from_merge_queue"
  | "labeled"
  | "unlabeled"
  | "assigned"
  | "cross-referenced";

/** `subject`: an account id, `team:<id>`, a label, a commit, or `pull:<number>`. */
export type HostedEvent = {
  readonly id: number;
  readonly kind: HostedEventKind;
  readonly at: Instant;
  readonly actor: number | null;
  readonly subject: string | null;
};
