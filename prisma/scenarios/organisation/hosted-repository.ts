import type { HostedComment, HostedEvent } from "./hosted-event.ts";
import type { HostedPull } from "./hosted-pull.ts";
import type { Instant } from "./instant.ts";

export type HostedLabel = {
  readonly id: number;
  readonly name: string;
  readonly color: string;
};
export type HostedMilestone = {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly dueOn: Instant | null;
  readonly createdAt: Instant;
};

export type HostedIssue = {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  state: "OPEN" | "CLOSED";
  stateReason: "COMPLETED" | "NOT_PLANNED" | "REOPENED" | null;
  readonly author: number | null;
  readonly createdAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | null;
  assignees: readonly number[];
  labels: readonly string[];
  milestone: number | null;
  type: "Bug" | "Feature" | "Task" | null;
  /** Numbers of issues of the same repository below this one. */
  subIssues: readonly number[];
  parent: number | null;
  comments: HostedComment[];
  timeline: HostedEvent[];
  /** Values of the fields of the organisation's project, by field name. */
  projectFields: Readonly<Record<string, string | number>>;
};

export type HostedDiscussion = {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly category: string;
  readonly isAnswerable: boolean;
  readonly author: number | null;
  readonly createdAt: Instant;
  updatedAt: Instant;
  readonly closedAt: Instant | null;
  /** Id of the comment that answers it. */
  readonly answer: number | null;
  readonly answeredAt: Instant | null;
  readonly answeredBy: number | null;
  readonly comments: readonly HostedComment[];
};

export type DeploymentState =
  | "pending"
  | "queued"
  | "in_progress"
  | "success"
  | "failure"
  | "error"
  | "inactive";
export type HostedDeployment = {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly isProduction: boolean;
  readonly isTransient: boolean;
  readonly creator: number | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Oldest first. */
  readonly statuses: readonly {
    readonly id: number;
    readonly state: DeploymentState;
    readonly createdAt: Instant;
  }[];
};

export type HostedRelease = {
  readonly id: number;
  readonly tag: string;
  readonly name: string | null;
  readonly target: string;
  readonly isDraft: boolean;
  readonly isPrerelease: boolean;
  readonly author: number;
  readonly createdAt: Instant;
  readonly publishedAt: Instant | null;
};

export type HostedJob = {
  readonly id: number;
  readonly name: string;
  readonly conclusion: "success" | "failure";
  readonly startedAt: Instant;
  readonly completedAt: Instant;
};
export type HostedRun = {
  readonly id: number;
  readonly attempt: number;
  readonly workflow: string;
  readonly event: "push" | "pull_request" | "schedule" | "merge_group";
  readonly branch: string | null;
  readonly sha: string;
  readonly status: "completed" | "in_progress" | "queued";
  readonly conclusion: "success" | "failure" | "cancelled" | null;
  readonly actor: number;
  readonly createdAt: Instant;
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
  /** Empty for pull requests from forks. */
  readonly numbers: readonly number[];
  readonly jobs: readonly HostedJob[];
};

export type HostedRuleset = {
  readonly id: number;
  readonly name: string;
  readonly target: "branch" | "tag";
  readonly enforcement: "active" | "evaluate" | "disabled";
  readonly approvals: number;
  readonly requiresCodeOwner: boolean;
  readonly createdAt: Instant;
};

/** A repository. `gitDir` is a bare repository made by the git program, null where the organisation was made without. */
export type HostedRepository = {
  readonly id: number;
  readonly nodeId: string;
  owner: string;
  name: string;
  /** Earlier `owner/name`s, which the host redirects. */
  previousNames: readonly string[];
  isPrivate: boolean;
  isArchived: boolean;
  isDeleted: boolean;
  readonly isFork: boolean;
  readonly isEmpty: boolean;
  readonly defaultBranch: string;
  readonly createdAt: Instant;
  updatedAt: Instant;
  pushedAt: Instant;
  readonly gitDir: string | null;
  /** Id of the team that owns it. */
  readonly team: number;
  /** Key of the Jira project that its work is planned in. */
  readonly project: string | null;
  readonly labels: readonly HostedLabel[];
  readonly milestones: readonly HostedMilestone[];
  readonly pulls: HostedPull[];
  readonly issues: HostedIssue[];
  readonly discussions: HostedDiscussion[];
  readonly deployments: HostedDeployment[];
  readonly releases: HostedRelease[];
  readonly runs: HostedRun[];
  readonly rulesets: HostedRuleset[];
};
