export const HOST_EVENTS = [
  "ready",
  "draft",
  "review_requested",
  "review_request_removed",
  "force_pushed",
  "reopened",
  "closed",
  "merged",
  "queued",
  "dequeued",
  "labeled",
  "unlabeled",
  "assigned",
  "cross_referenced",
  "other",
] as const;
export type HostEventKind = (typeof HOST_EVENTS)[number];

/** One event in the life of a pull request or an issue. `subject`: who was asked, which label, which commit. */
export type HostEvent = {
  readonly repo: string;
  readonly number: number;
  readonly externalId: string;
  readonly kind: HostEventKind;
  readonly at: Date;
  readonly actor: string | null;
  readonly subject: string | null;
};
