import type { z } from "zod";
import type { HostEventKind } from "@/lib/model/host-event.ts";
import type { GraphqlEvent } from "../schema.ts";
import type { Collected } from "./collected.ts";
import { shaOf, textOf } from "./values.ts";

const KINDS: Readonly<Record<string, HostEventKind>> = {
  ReadyForReviewEvent: "ready",
  ConvertToDraftEvent: "draft",
  ReviewRequestedEvent: "review_requested",
  ReviewRequestRemovedEvent: "review_request_removed",
  HeadRefForcePushedEvent: "force_pushed",
  ReopenedEvent: "reopened",
  ClosedEvent: "closed",
  MergedEvent: "merged",
  AddedToMergeQueueEvent: "queued",
  RemovedFromMergeQueueEvent: "dequeued",
  LabeledEvent: "labeled",
  UnlabeledEvent: "unlabeled",
  AssignedEvent: "assigned",
  CrossReferencedEvent: "cross_referenced",
};

export const eventKind = (type: string): HostEventKind => KINDS[type] ?? "other";

/** Who was asked, which label, which commit. A team is told by its slug. */
export function subjectOf(event: z.output<typeof GraphqlEvent>, rows: Collected): string | null {
  const asked = event.requestedReviewer ?? event.assignee;
  if (asked?.slug !== null && asked?.slug !== undefined) return `team:${textOf(asked.slug, 200)}`;
  if (asked !== null && asked !== undefined) return rows.account({ ...asked, name: null });
  const label = event.label?.name;
  if (label !== null && label !== undefined) return textOf(label, 200);
  return shaOf(event.afterCommit?.oid ?? event.commit?.oid);
}
