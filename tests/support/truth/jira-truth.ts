import type { JiraIssue, JiraSite } from "@/prisma/scenarios/organisation/jira-site.ts";
import { stepTruth } from "./jira-step-truth.ts";
import { type Row, type Rows, second } from "./rows.ts";

const KINDS: Readonly<Record<string, string>> = {
  Initiative: "initiative",
  Epic: "epic",
  Story: "story",
  Bug: "bug",
  Task: "task",
  "[System] Incident": "incident",
  "Sub-task": "sub_task",
};
const WORDS = {
  Blocks: ["blocks", "is_blocked_by"],
  Relates: ["relates_to", "relates_to"],
  Duplicate: ["duplicates", "is_duplicated_by"],
  Cause: ["causes", "is_caused_by"],
} as const;

/** Everything of a tracker: projects, statuses, boards, sprints with what was in them, items with hierarchy, links and history. */
export function jiraTruth(site: JiraSite, host: string): Rows {
  const key = (id: number | string): string => `${host}/${id}`;
  return {
    host_project: site.projects.map(({ id, key: label, name, type }) => ({
      key: key(id),
      label,
      name,
      kind: type,
      lost_at: null,
    })),
    tracker_status: site.statuses.map(({ id, name, category, stage }) => ({ id, name, category, stage })),
    board: site.boards.map(({ id, name, type, project, columns }) => ({
      key: key(id),
      name,
      kind: type,
      project: key(project),
      columns,
    })),
    sprint: site.sprints.map((one) => ({
      key: key(one.id),
      board: key(one.board),
      name: one.name,
      state: one.state,
      starts_at: second(one.startsAt),
      ends_at: second(one.endsAt),
      completed_at: second(one.completedAt),
    })),
    sprint_snapshot: site.sprints.flatMap((one) => [
      ...one.atStart.map((id) => ({
        sprint: key(one.id),
        moment: "start",
        item: key(id),
        at: second(one.startsAt),
      })),
      ...one.atEnd.map((id) => ({
        sprint: key(one.id),
        moment: "end",
        item: key(id),
        at: second(one.completedAt),
      })),
    ]),
    work_item: site.issues.map((issue) => itemOf(site, issue, key)),
    work_item_label: site.issues.flatMap((issue) => labelsOf(issue, key)),
    work_item_link: linksOf(site, key),
    work_item_step: site.issues.flatMap((issue) => stepTruth(site, issue, key)),
    account: site.users.map((one) => ({
      key: key(one.accountId),
      name: one.displayName,
      email: one.email,
      is_active: one.isActive,
      kind: one.accountType === "app" ? (/Rovo/.test(one.displayName) ? "agent" : "automation") : "human",
    })),
  };
}

type Key = (id: number | string) => string;
const who = (id: string | null, key: Key): string | null => (id === null ? null : key(id));

function itemOf(site: JiraSite, issue: JiraIssue, key: Key): Row {
  const type = site.types.find(({ id }) => id === issue.type);
  const status = site.statuses.find(({ id }) => id === issue.status);
  const project = site.projects.find(({ id }) => id === issue.project);
  return {
    key: key(issue.id),
    label: issue.key,
    project: key(issue.project),
    title: issue.summary,
    number: Number(issue.key.split("-")[1]),
    type_id: issue.type,
    type_name: type?.name,
    kind: KINDS[type?.name ?? ""],
    level: type?.level,
    parent: who(issue.parent, key),
    status_id: issue.status,
    status_name: status?.name,
    stage: status?.stage,
    resolution: issue.resolution,
    points: issue.points,
    phase: issue.phase,
    priority: site.priorities.find(({ id }) => id === issue.priority)?.name ?? null,
    assignee: who(issue.assignee, key),
    reporter: who(issue.reporter, key),
    created_at: second(issue.createdAt),
    updated_at: second(issue.updatedAt),
    closed_at: second(issue.resolvedAt),
    due_at: issue.dueOn === null ? null : new Date(`${issue.dueOn}T00:00:00Z`),
    labels: issue.labels,
    sprints: issue.sprints.map(key),
    milestone: null,
    deleted_at: null,
    fields: { components: [], fixVersions: [], projectType: project?.type },
    comment_count: issue.comments.length,
    unread: [],
    question_count: issue.comments.filter(({ isQuestion }) => isQuestion).length,
  };
}

/** Every name that it has had, with the moment at which it got the next one. */
const labelsOf = (issue: JiraIssue, key: Key): Row[] => {
  const moves = issue.histories.filter(({ items }) => items.some(({ fieldId }) => fieldId === "Key"));
  return [
    { label: issue.key, item: key(issue.id), until_at: null },
    ...issue.previousKeys.map((label, place) => ({
      label,
      item: key(issue.id),
      until_at: second(moves[place]?.at ?? null),
    })),
  ];
};

/** A link is told at both of its ends. */
function linksOf(site: JiraSite, key: Key): Row[] {
  const all = site.issues.flatMap((issue) =>
    issue.links.flatMap(({ type, to }) => [
      { item: key(issue.id), other: key(to), kind: WORDS[type][0] },
      { item: key(to), other: key(issue.id), kind: WORDS[type][1] },
    ]),
  );
  return [...new Map(all.map((one) => [`${one.item} ${one.other} ${one.kind}`, one])).values()];
}
