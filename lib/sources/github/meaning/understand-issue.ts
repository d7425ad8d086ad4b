import { describeText } from "@/lib/core/describe-text.ts";
import type { WorkItem, WorkItemKind } from "@/lib/model/work-item.ts";
import { DeletedIssue, GraphqlIssue, Who } from "../schema.ts";
import type { Wrapped } from "../schema-more.ts";
import type { Collected } from "./collected.ts";
import { addSteps } from "./issue-steps.ts";
import { numberOf, Refusal } from "./refusal.ts";
import { stageOf } from "./stage-of.ts";
import { unreadName } from "./understand-pull.ts";
import { countOf, flagsOfText, instantOf, textOf } from "./values.ts";

const MOST_TITLE = 1_024;

/** An issue as a work item. Its kind is told by its labels, its stage by the board that it is on. */
export function understandIssue(payload: Wrapped, repo: string, rows: Collected): void {
  const issue = GraphqlIssue.parse(payload.node);
  const id = issue.fullDatabaseId ?? issue.databaseId;
  if (id === null || id === undefined) throw new Refusal("It has no id");
  const number = numberOf(issue.number);
  const createdAt = instantOf(issue.createdAt);
  const updatedAt = instantOf(issue.updatedAt);
  if (createdAt === null || updatedAt === null)
    throw new Refusal("The time of its creation or last change is none");
  const isClosed = issue.state.toUpperCase() === "CLOSED";
  const labels = (issue.labels?.nodes ?? []).flatMap((label) =>
    label?.name ? [textOf(label.name, 200)] : [],
  );
  const boards = (issue.projectItems?.nodes ?? []).filter((one) => one !== null);
  const first = <T>(pick: (board: (typeof boards)[number]) => T | null | undefined): T | null =>
    boards.map(pick).find((one) => one !== null && one !== undefined) ?? null;
  const status = first((board) => board.status?.name);
  const assignee = Who.safeParse(issue.assignees?.nodes?.find((one) => one !== null) ?? null);
  const parent = issue.parent?.fullDatabaseId ?? issue.parent?.databaseId;
  const kind = kindOf(labels);
  const key = `${rows.host}/${id}`;
  const text = typeof issue.body === "string" ? describeText(issue.body) : null;
  const item: WorkItem = {
    key,
    label: `${payload.name ?? ""}#${number}`,
    project: repo,
    number,
    title: textOf(issue.title ?? "", MOST_TITLE),
    typeId: null,
    typeName: null,
    kind,
    level: kind === "initiative" ? 2 : kind === "epic" ? 1 : 0,
    parent: parent === null || parent === undefined ? null : `${rows.host}/${parent}`,
    statusId: null,
    statusName: status ?? issue.state.toLowerCase(),
    stage: isClosed ? "done" : stageOf(status),
    resolution: isClosed ? (issue.stateReason?.toLowerCase() ?? null) : null,
    priority: first((board) => board.priority?.name) ?? labels.find((label) => PRIORITY.test(label)) ?? null,
    points: first((board) => board.estimate?.number ?? board.size?.number),
    phase: null,
    assignee: assignee.success ? rows.account(assignee.data) : null,
    reporter: rows.author(issue.author),
    createdAt,
    updatedAt,
    closedAt: isClosed ? (instantOf(issue.closedAt) ?? updatedAt) : null,
    dueAt: instantOf(issue.milestone?.dueOn),
    labels: [...new Set(labels)].toSorted(),
    sprints: [],
    milestone: issue.milestone?.title ? textOf(issue.milestone.title, MOST_TITLE) : null,
    fields: fieldsOf(boards),
    commentCount: null,
    questionCount: null,
    textWords: text?.words ?? null,
    hasCriteria: text?.hasCriteria ?? null,
    deletedAt: null,
    unread: (payload.unread ?? []).map(unreadName).toSorted(),
    flags: [
      ...flagsOfText(issue.title ?? "", MOST_TITLE, "title"),
      ...(isClosed && instantOf(issue.closedAt) === null ? ["closed_at_missing"] : []),
      ...(countOf(issue.assignees?.totalCount) === null || (issue.assignees?.totalCount ?? 0) <= 1
        ? []
        : ["more_assignees"]),
    ],
  };
  rows.add("workItems", key, item);
  addSteps(issue.timelineItems?.nodes ?? [], key, rows);
}

/** An issue that was deleted, or moved to another repository under another id. */
export function understandDeletedIssue(payload: Wrapped, rows: Collected): void {
  const key = `${rows.host}/${DeletedIssue.parse(payload.item).id}`;
  rows.add("deletedItems", key, key);
}

const PRIORITY = /^(priority|prio|severity)\s*[:/-]|^p[0-4]$/i;

const KINDS: readonly (readonly [RegExp, WorkItemKind])[] = [
  [/^(?:(?:type|kind)\s*[:/-]\s*)?(bug|defect|regression)$/i, "bug"],
  [/^(?:(?:type|kind)\s*[:/-]\s*)?(incident|outage|postmortem)$/i, "incident"],
  [/^(?:(?:type|kind)\s*[:/-]\s*)?initiative$/i, "initiative"],
  [/^(?:(?:type|kind)\s*[:/-]\s*)?epic$/i, "epic"],
  [/^(?:(?:type|kind)\s*[:/-]\s*)?(story|feature|enhancement|user story)$/i, "story"],
  [/^(?:(?:type|kind)\s*[:/-]\s*)?(task|chore)$/i, "task"],
];
const kindOf = (labels: readonly string[]): WorkItemKind =>
  KINDS.find(([pattern]) => labels.some((label) => pattern.test(label)))?.[1] ?? "other";

type Board = NonNullable<
  NonNullable<NonNullable<ReturnType<typeof GraphqlIssue.parse>["projectItems"]>["nodes"]>[number]
>;
function fieldsOf(boards: readonly Board[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const { project, status, size, iteration, estimate } of boards) {
    const name = project?.title ?? "project";
    const told = {
      status: status?.name,
      size: size?.name ?? size?.number,
      estimate: estimate?.number,
      iteration: iteration?.title ?? iteration?.name,
    };
    const known = Object.entries(told).filter(([, value]) => value !== null && value !== undefined);
    if (known.length > 0) fields[textOf(name, 200)] = Object.fromEntries(known);
  }
  return fields;
}
