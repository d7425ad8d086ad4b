import type { JiraHistory, JiraIssue, JiraSprint } from "../../organisation/jira-site.ts";
import { issueIndex } from "./issue-index.ts";
import { type JiraState, jiraTime } from "./jira-state.ts";

type Json = Readonly<Record<string, unknown>>;
const CATEGORIES = { new: [2, "To Do"], indeterminate: [4, "In Progress"], done: [3, "Done"] } as const;

/** A user as the flavour writes it: Cloud by account id, Data Center by name and key. */
export function userView(state: JiraState, accountId: string | null): Json | null {
  const user = state.site.users.find((one) => one.accountId === accountId);
  if (user === undefined) return null;
  const common = { displayName: user.displayName, active: user.isActive, timeZone: user.timeZone };
  const mail = user.email === null ? {} : { emailAddress: user.email };
  if (state.flavour === "cloud") {
    return { accountId: user.accountId, accountType: user.accountType, ...common, ...mail };
  }
  return { key: user.name, name: user.name, ...common, ...mail };
}

export function statusView(state: JiraState, id: string): Json {
  const status = state.site.statuses.find((one) => one.id === id);
  const category = status?.category ?? "new";
  const [categoryId, name] = CATEGORIES[category];
  return { id, name: status?.name ?? id, statusCategory: { id: categoryId, key: category, name } };
}

/** Levels are told by Cloud only. */
export function typeView(state: JiraState, id: string): Json {
  const type = state.site.types.find((one) => one.id === id);
  const level = state.flavour === "cloud" ? { hierarchyLevel: type?.level ?? 0 } : {};
  return { id, name: type?.name ?? id, subtask: type?.isSubtask ?? false, ...level };
}

export function sprintView(state: JiraState, sprint: JiraSprint): Json {
  const time = (at: number | null, key: string) => (at === null ? {} : { [key]: new Date(at).toISOString() });
  return {
    id: sprint.id,
    self: `${state.root}/rest/agile/1.0/sprint/${sprint.id}`,
    state: sprint.state,
    name: sprint.name,
    ...time(sprint.startsAt, "startDate"),
    ...time(sprint.endsAt, "endDate"),
    ...time(sprint.completedAt, "completeDate"),
    originBoardId: sprint.board,
    goal: sprint.goal,
  };
}

const oldSprint = (sprint: JiraSprint): string =>
  `com.atlassian.greenhopper.service.sprint.Sprint@1a2b[id=${sprint.id},rapidViewId=${sprint.board},state=${sprint.state.toUpperCase()},name=${sprint.name},startDate=<null>,endDate=<null>,completeDate=<null>,sequence=${sprint.id}]`;

const bodyOf = (state: JiraState, text: string): unknown =>
  state.flavour === "server"
    ? text
    : { type: "doc", version: 1, content: [{ type: "paragraph", content: [{ type: "text", text }] }] };

/** All fields of an issue that the simulator knows, those of the site's own included. */
export function allFields(state: JiraState, issue: JiraIssue): Json {
  const { site, flavour } = state;
  const zone = state.viewer.timeZone;
  const time = (at: number | null) => (at === null ? null : jiraTime(at, zone));
  const project = site.projects.find((one) => one.id === issue.project);
  const type = site.types.find((one) => one.id === issue.type);
  const parent = issueIndex(site).byId.get(issue.parent ?? "");
  const named = (list: readonly { readonly id: string; readonly name: string }[], id: string | null) =>
    list.find((one) => one.id === id) ?? null;
  const fieldId = (kind: string) => site.fields.find((field) => field.kind === kind)?.id ?? `no_${kind}`;
  const sprints = site.sprints.filter((sprint) => issue.sprints.includes(sprint.id));
  const isOldWay = flavour === "server" && type?.isSubtask !== true;
  const isEpicAbove = site.types.find((one) => one.id === parent?.type)?.level === 1;
  return {
    summary: issue.summary,
    description: issue.description === null ? null : bodyOf(state, issue.description),
    created: time(issue.createdAt),
    updated: time(issue.updatedAt),
    resolutiondate: time(issue.resolvedAt),
    duedate: issue.dueOn,
    issuetype: typeView(state, issue.type),
    status: statusView(state, issue.status),
    priority: named(site.priorities, issue.priority),
    resolution: issue.resolution === null ? null : { id: "10100", name: issue.resolution },
    project: { id: project?.id, key: project?.key, name: project?.name, projectTypeKey: project?.type },
    assignee: userView(state, issue.assignee),
    reporter: userView(state, issue.reporter),
    labels: issue.labels,
    components: [],
    fixVersions: [],
    issuelinks: linksOf(state, issue),
    comment: {
      total: issue.comments.length,
      maxResults: issue.comments.length,
      startAt: 0,
      comments: issue.comments.map((comment) => ({
        id: comment.id,
        author: userView(state, comment.author),
        body: bodyOf(state, comment.text),
        created: time(comment.at),
        updated: time(comment.at),
      })),
    },
    ...(parent === undefined || isOldWay
      ? {}
      : {
          parent: {
            id: parent.id,
            key: parent.key,
            fields: { summary: parent.summary, issuetype: typeView(state, parent.type) },
          },
        }),
    [fieldId("points")]: issue.points,
    [fieldId("phase")]: issue.phase === null ? null : { id: "10200", value: issue.phase },
    [fieldId("sprint")]:
      sprints.length === 0
        ? null
        : sprints.map((one) =>
            state.hasOldSprints ? oldSprint(one) : { ...sprintView(state, one), boardId: one.board },
          ),
    [fieldId("epic_link")]: isOldWay && isEpicAbove ? (parent?.key ?? null) : null,
    [fieldId("parent_link")]: isOldWay && !isEpicAbove ? (parent?.key ?? null) : null,
  };
}

const LINKS = {
  Blocks: ["blocks", "is blocked by"],
  Relates: ["relates to", "relates to"],
  Duplicate: ["duplicates", "is duplicated by"],
  Cause: ["causes", "is caused by"],
} as const;

function linksOf(state: JiraState, issue: JiraIssue): readonly Json[] {
  const view = (
    end: "outwardIssue" | "inwardIssue",
    type: keyof typeof LINKS,
    id: string,
    other: string,
  ): Json => ({
    id,
    type: { id: "1", name: type, outward: LINKS[type][0], inward: LINKS[type][1] },
    [end]: { id: other, key: issueIndex(state.site).byId.get(other)?.key ?? "" },
  });
  const out = issue.links.map((link) => view("outwardIssue", link.type, link.id, link.to));
  const inward = (issueIndex(state.site).inward.get(issue.id) ?? []).map(({ from, link }) =>
    view("inwardIssue", link.type, link.id, from),
  );
  return [...out, ...inward];
}

/** An entry of a changelog. The bulk answer of Cloud tells times in milliseconds, all others in text. */
export const historyView = (state: JiraState, history: JiraHistory, isBulk: boolean): Json => ({
  id: history.id,
  author: userView(state, history.author),
  created: isBulk ? history.at : jiraTime(history.at, state.viewer.timeZone),
  items: history.items.map((item) => ({
    field: item.field,
    fieldtype: item.fieldId.startsWith("customfield_") ? "custom" : "jira",
    fieldId: item.fieldId,
    from: userIdIn(state, item.fieldId, item.from),
    fromString: item.fromString,
    to: userIdIn(state, item.fieldId, item.to),
    toString: item.toText,
  })),
});

function userIdIn(state: JiraState, fieldId: string, id: string | null): string | null {
  if (fieldId !== "assignee" || state.flavour === "cloud") return id;
  return state.site.users.find((user) => user.accountId === id)?.name ?? id;
}
