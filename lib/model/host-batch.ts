import type { Account } from "./account.ts";
import type { CheckRun, Deployment, Release, WorkflowRun } from "./delivery.ts";
import type { Discussion } from "./discussion.ts";
import type { HostComment } from "./host-comment.ts";
import type { HostEvent } from "./host-event.ts";
import type { HostProject } from "./host-project.ts";
import type { HostRepository } from "./host-repository.ts";
import type { HostTeam, HostTeamRoster, Ruleset } from "./host-rule.ts";
import type { PullRequest } from "./pull-request.ts";
import type { Review, ReviewThread } from "./review.ts";
import type { Board, Sprint, TrackerStatus } from "./sprint.ts";
import type { PointedPulls, WorkItem, WorkItemLink, WorkItemStep } from "./work-item.ts";

/**
 * Every work item of a project whose number lies in (`after`, `upTo`] at the moment `at`, and no other: what is kept there, was not
 * updated after `at` and is not named is gone. `upTo` null: to the end. `project` as in the work items.
 */
export type Presence = {
  readonly project: string;
  readonly after: number;
  readonly upTo: number | null;
  readonly at: Date;
  readonly items: readonly string[];
};

/** What a page, or a webhook, means in our words. Rows are whole: one row replaces what was known under its key. */
export type HostBatch = {
  readonly accounts?: readonly Account[];
  readonly projects?: readonly HostProject[];
  readonly repositories?: readonly HostRepository[];
  readonly pullRequests?: readonly PullRequest[];
  readonly reviews?: readonly Review[];
  readonly threads?: readonly ReviewThread[];
  readonly comments?: readonly HostComment[];
  readonly events?: readonly HostEvent[];
  readonly deployments?: readonly Deployment[];
  readonly releases?: readonly Release[];
  readonly runs?: readonly WorkflowRun[];
  readonly checks?: readonly CheckRun[];
  readonly discussions?: readonly Discussion[];
  readonly rulesets?: readonly Ruleset[];
  readonly teams?: readonly HostTeam[];
  readonly rosters?: readonly HostTeamRoster[];
  readonly workItems?: readonly WorkItem[];
  readonly steps?: readonly WorkItemStep[];
  readonly links?: readonly WorkItemLink[];
  readonly pointed?: readonly PointedPulls[];
  readonly boards?: readonly Board[];
  readonly sprints?: readonly Sprint[];
  readonly statuses?: readonly TrackerStatus[];
  /** Keys of work items that no longer exist. */
  readonly deletedItems?: readonly string[];
  /** Of a sweep over a project's items. */
  readonly presence?: readonly Presence[];
};
