import type { HostedEvent, HostedEventKind } from "../../../../organisation/hosted-event.ts";
import type { HostedRepository } from "../../../../organisation/hosted-repository.ts";
import { nodeId } from "../../../../organisation/making/world.ts";
import { fullName, iso } from "../../state.ts";
import type { GraphqlContext, Node } from "../context.ts";
import { actorNode, teamNode } from "./actor.ts";
import { bareCommitNode } from "./commit.ts";

export const EVENT_TYPES: Readonly<
  Record<HostedEventKind, readonly [typename: string, item: string, prefix: string]>
> = {
  ready_for_review: ["ReadyForReviewEvent", "READY_FOR_REVIEW_EVENT", "RFRE"],
  convert_to_draft: ["ConvertToDraftEvent", "CONVERT_TO_DRAFT_EVENT", "CTDE"],
  review_requested: ["ReviewRequestedEvent", "REVIEW_REQUESTED_EVENT", "RRE"],
  review_request_removed: ["ReviewRequestRemovedEvent", "REVIEW_REQUEST_REMOVED_EVENT", "RRRE"],
  head_ref_force_pushed: ["HeadRefForcePushedEvent", "HEAD_REF_FORCE_PUSHED_EVENT", "HRFPE"],
  closed: ["ClosedEvent", "CLOSED_EVENT", "CE"],
  reopened: ["ReopenedEvent", "REOPENED_EVENT", "REE"],
  merged: ["MergedEvent", "MERGED_EVENT", "ME"],
  added_to_merge_queue: ["AddedToMergeQueueEvent", "ADDED_TO_MERGE_QUEUE_EVENT", "ATMQE"],
  removed_from_merge_queue: ["RemovedFromMergeQueueEvent", "REMOVED_FROM_MERGE_QUEUE_EVENT", "RFMQE"],
  labeled: ["LabeledEvent", "LABELED_EVENT", "LE"],
  unlabeled: ["UnlabeledEvent", "UNLABELED_EVENT", "UNLE"],
  assigned: ["AssignedEvent", "ASSIGNED_EVENT", "AE"],
  "cross-referenced": ["CrossReferencedEvent", "CROSS_REFERENCED_EVENT", "CRE"],
};

/** One event, with what its subject is in the words of its type. */
export function eventNode(context: GraphqlContext, repository: HostedRepository, event: HostedEvent): Node {
  const [typename, , prefix] = EVENT_TYPES[event.kind];
  return {
    __typename: typename,
    id: nodeId(prefix, event.id),
    createdAt: iso(event.at),
    actor: () => actorNode(context.state, event.actor),
    ...subjectOf(context, repository, event),
  };
}

function subjectOf(
  context: GraphqlContext,
  repository: HostedRepository,
  event: HostedEvent,
): Readonly<Record<string, unknown>> {
  const { state } = context;
  const { subject } = event;
  const commit = (): Node | null =>
    subject === null ? null : bareCommitNode(context, repository, subject, event.at, 1);
  const fields: Partial<Readonly<Record<HostedEventKind, Readonly<Record<string, unknown>>>>> = {
    review_requested: { requestedReviewer: () => reviewerNode(context, subject) },
    review_request_removed: { requestedReviewer: () => reviewerNode(context, subject) },
    labeled: { label: () => labelNode(repository, subject ?? "") },
    unlabeled: { label: () => labelNode(repository, subject ?? "") },
    merged: { commit, mergeRefName: repository.defaultBranch },
    closed: { stateReason: null, closer: null },
    assigned: { assignee: () => actorNode(state, Number(subject)) },
    head_ref_force_pushed: { beforeCommit: null, afterCommit: null, ref: null },
    added_to_merge_queue: { enqueuer: () => actorNode(state, event.actor) },
    "cross-referenced": {
      isCrossRepository: false,
      willCloseTarget: false,
      referencedAt: iso(event.at),
      source: () => sourceOf(repository, subject),
    },
  };
  return fields[event.kind] ?? {};
}

function sourceOf(repository: HostedRepository, subject: string | null): Node {
  const number = Number(subject?.split(":")[1]);
  const pull = repository.pulls.find((one) => one.number === number);
  return {
    __typename: "PullRequest",
    id: nodeId("PR", pull?.id ?? 0),
    number,
    title: pull?.title ?? "",
    repository: { __typename: "Repository", databaseId: repository.id, nameWithOwner: fullName(repository) },
  };
}

/** `team:<id>` or an account's id; nobody where it is gone. */
export function reviewerNode(context: GraphqlContext, subject: string | null): Node | null {
  if (subject === null) return null;
  const [, team] = /^team:(\d+)$/.exec(subject) ?? [];
  if (team === undefined) return actorNode(context.state, Number(subject));
  const found = context.state.organisation.teams.find((one) => one.id === Number(team));
  return found ? teamNode(context, found) : null;
}

export function labelNode(repository: HostedRepository, name: string): Node {
  const label = repository.labels.find((one) => one.name === name);
  return {
    __typename: "Label",
    id: nodeId("LA", label?.id ?? 0),
    name,
    color: label?.color ?? "ededed",
    description: null,
  };
}
