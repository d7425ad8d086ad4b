import type { Instant } from "./instant.ts";

export type JiraUser = {
  /** Cloud account id. */
  readonly accountId: string;
  /** Data Center name and key. */
  readonly name: string;
  readonly accountType: "atlassian" | "app" | "customer";
  readonly displayName: string;
  /** Null where the profile hides it. */
  readonly email: string | null;
  readonly timeZone: string;
  isActive: boolean;
  readonly person: string | null;
};

export type JiraStatus = {
  readonly id: string;
  readonly name: string;
  readonly category: "new" | "indeterminate" | "done";
  /** What it really is. */
  readonly stage: "backlog" | "ready" | "active" | "waiting" | "review" | "done";
};

export type JiraIssueType = {
  readonly id: string;
  readonly name: string;
  readonly isSubtask: boolean;
  /** -1 sub-task, 0 standard, 1 epic, 2 initiative. */
  readonly level: number;
};

/** One custom or built-in field. `kind` says what it is for; `schemaCustom` is what a connector can tell it by. */
export type JiraField = {
  readonly id: string;
  readonly name: string;
  readonly kind: "points" | "sprint" | "epic_link" | "parent_link" | "phase" | "other";
  readonly schemaType: string;
  readonly schemaCustom: string;
};

export type JiraProject = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: "software" | "service_desk" | "business";
  /** Id of the team that plans in it. */
  readonly team: number | null;
};

/** One item of one step of the changelog, in the tracker's own words. */
export type JiraChange = {
  readonly field: string;
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toText: string | null;
};
export type JiraHistory = {
  readonly id: string;
  readonly author: string | null;
  readonly at: Instant;
  readonly items: readonly JiraChange[];
};

export type JiraComment = {
  readonly id: string;
  readonly author: string | null;
  readonly text: string;
  readonly at: Instant;
  /** The truth: it asks for something to be made clear. */
  readonly isQuestion: boolean;
};

export type JiraLink = {
  readonly id: string;
  readonly type: "Blocks" | "Relates" | "Duplicate" | "Cause";
  /** Id of the issue at the other end; this one is the outward end's start. */
  readonly to: string;
};

export type JiraIssue = {
  readonly id: string;
  key: string;
  /** Earlier keys, oldest first. */
  previousKeys: readonly string[];
  project: string;
  summary: string;
  description: string | null;
  type: string;
  parent: string | null;
  status: string;
  resolution: string | null;
  priority: string | null;
  points: number | null;
  phase: string | null;
  assignee: string | null;
  reporter: string | null;
  readonly createdAt: Instant;
  updatedAt: Instant;
  resolvedAt: Instant | null;
  /** `YYYY-MM-DD` */
  dueOn: string | null;
  labels: readonly string[];
  /** Ids of all sprints that it is or was in. */
  sprints: readonly number[];
  links: readonly JiraLink[];
  comments: JiraComment[];
  /** Oldest first. */
  histories: JiraHistory[];
  isDeleted: boolean;
  /** Addresses elsewhere that somebody added by hand or an app did. */
  remoteLinks?: readonly { readonly url: string; readonly title: string }[];
};

export type JiraBoard = {
  readonly id: number;
  readonly name: string;
  readonly type: "scrum" | "kanban";
  readonly project: string;
  readonly columns: readonly { readonly name: string; readonly statuses: readonly string[] }[];
};

export type JiraSprint = {
  readonly id: number;
  readonly board: number;
  readonly name: string;
  state: "future" | "active" | "closed";
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  completedAt: Instant | null;
  readonly goal: string;
  /** The truth: ids of issues in it when it began, and when it ended. */
  readonly atStart: readonly string[];
  readonly atEnd: readonly string[];
};

export type JiraSite = {
  readonly cloudId: string;
  readonly users: JiraUser[];
  readonly statuses: readonly JiraStatus[];
  readonly types: readonly JiraIssueType[];
  readonly fields: readonly JiraField[];
  readonly priorities: readonly { readonly id: string; readonly name: string }[];
  readonly projects: readonly JiraProject[];
  readonly issues: JiraIssue[];
  readonly boards: readonly JiraBoard[];
  readonly sprints: JiraSprint[];
};
