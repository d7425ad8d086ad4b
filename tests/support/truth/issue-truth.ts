import type { HostedEvent } from "@/prisma/scenarios/organisation/hosted-event.ts";
import type { HostedIssue, HostedRepository } from "@/prisma/scenarios/organisation/hosted-repository.ts";
import { nodeId } from "@/prisma/scenarios/organisation/making/world.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { type Row, type Rows, second } from "./rows.ts";
import type { Who } from "./who.ts";

const KINDS: Readonly<Record<string, string>> = { bug: "bug", enhancement: "story" };
const STAGES: Readonly<Record<string, string>> = { Todo: "ready", Done: "done" };

/** Issues of the code host as work items, with their history. */
export function issueTruth({ repositories }: Organisation, who: Who): Rows {
  const all = repositories
    .filter(({ isDeleted }) => !isDeleted)
    .flatMap((repository) => repository.issues.map((issue) => ({ repository, issue })));
  return {
    work_item: all.map(({ repository, issue }) => itemOf(repository, issue, who)),
    work_item_label: all.map(({ repository, issue }) => ({
      label: labelOf(repository, issue),
      item: who.key(issue.id),
      until_at: null,
    })),
    work_item_step: all.flatMap(({ issue }) => issue.timeline.flatMap((event) => stepOf(event, issue, who))),
  };
}

const labelOf = ({ owner, name }: HostedRepository, { number }: HostedIssue): string =>
  `${owner}/${name}#${number}`;

function itemOf(repository: HostedRepository, issue: HostedIssue, who: Who): Row {
  const above = repository.issues.find(({ number }) => number === issue.parent);
  const milestone = repository.milestones.find(({ number }) => number === issue.milestone);
  const { Status: status, Estimate: estimate } = issue.projectFields;
  const isClosed = issue.state === "CLOSED";
  const [label = ""] = issue.labels;
  return {
    key: who.key(issue.id),
    label: labelOf(repository, issue),
    project: who.key(repository.id),
    number: issue.number,
    title: issue.title,
    kind: KINDS[label] ?? "other",
    level: 0,
    parent: above === undefined ? null : who.key(above.id),
    status_name: status ?? issue.state.toLowerCase(),
    stage: isClosed ? "done" : (STAGES[String(status)] ?? "backlog"),
    resolution: isClosed ? (issue.stateReason?.toLowerCase() ?? null) : null,
    priority: null,
    points: estimate ?? null,
    phase: null,
    assignee: who.account(issue.assignees[0] ?? null),
    reporter: who.author(issue.author),
    created_at: second(issue.createdAt),
    updated_at: second(issue.updatedAt),
    closed_at: second(issue.closedAt),
    due_at: second(milestone?.dueOn ?? null),
    milestone: milestone?.title ?? null,
    labels: [...new Set(issue.labels)].toSorted(),
    sprints: [],
    deleted_at: null,
    unread: [],
    fields: status === undefined ? {} : { Roadmap: { status, estimate } },
  };
}

function stepOf(event: HostedEvent, issue: HostedIssue, who: Who): Row[] {
  const same = { item: who.key(issue.id), at: second(event.at), author: who.account(event.actor) };
  const nothing = { from_id: null, from_name: null, to_id: null, from_stage: null };
  if (event.kind === "labeled")
    return [
      {
        ...same,
        ...nothing,
        external_id: nodeId("LE", event.id),
        field: "other",
        to_name: event.subject,
        to_stage: null,
      },
    ];
  if (event.kind === "closed")
    return [
      {
        ...same,
        ...nothing,
        external_id: nodeId("CE", event.id),
        field: "status",
        from_name: "open",
        to_name: "closed",
        to_stage: "done",
      },
    ];
  return [];
}
