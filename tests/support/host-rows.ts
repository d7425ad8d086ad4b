import type { Account } from "@/lib/model/account.ts";
import type { HostRepository } from "@/lib/model/host-repository.ts";
import type { PullRequest } from "@/lib/model/pull-request.ts";
import type { Review } from "@/lib/model/review.ts";
import type { WorkItem } from "@/lib/model/work-item.ts";

/** Minutes into 2026. */
export const minute = (n: number): Date => new Date(Date.UTC(2026, 0, 1, 0, n));

export const account = (key: string, over: Partial<Account> = {}): Account => ({
  key,
  login: key.split("/")[1] ?? null,
  name: null,
  email: null,
  kind: "human",
  isActive: true,
  ...over,
});

export const hostRepository = (key: string, over: Partial<HostRepository> = {}): HostRepository => ({
  key,
  fullName: `acme/${key.split("/")[1]}`,
  cloneUrl: `https://${key}.git`,
  defaultBranch: "main",
  isPrivate: true,
  isArchived: false,
  isFork: false,
  isEmpty: false,
  pushedAt: minute(0),
  ...over,
});

export const pullRequest = (repo: string, number: number, over: Partial<PullRequest> = {}): PullRequest => ({
  repo,
  number,
  externalId: `PR_${number}`,
  title: `Change ${number}`,
  body: "",
  state: "open",
  isDraft: false,
  openedAt: minute(0),
  updatedAt: minute(0),
  closedAt: null,
  mergedAt: null,
  author: null,
  authorRole: null,
  mergedBy: null,
  baseBranch: "main",
  headBranch: `branch-${number}`,
  headSha: null,
  isFromFork: false,
  mergeSha: null,
  mergeParents: null,
  added: 1n,
  removed: 0n,
  changedFiles: 1,
  commitCount: 1,
  commentCount: null,
  labels: [],
  milestone: null,
  checkState: null,
  isQueued: false,
  reviewCount: null,
  threadCount: null,
  eventCount: null,
  unread: [],
  flags: [],
  ...over,
});

export const review = (repo: string, number: number, id: string, over: Partial<Review> = {}): Review => ({
  repo,
  number,
  externalId: id,
  author: null,
  state: "approved",
  submittedAt: minute(1),
  commitSha: null,
  bodyChars: 0,
  isByAuthor: false,
  flags: [],
  ...over,
});

export const workItem = (key: string, label: string, over: Partial<WorkItem> = {}): WorkItem => ({
  key,
  label,
  project: "jira.test/1",
  number: null,
  title: label,
  typeId: null,
  typeName: null,
  kind: "story",
  level: 0,
  parent: null,
  statusId: null,
  statusName: null,
  stage: "backlog",
  resolution: null,
  priority: null,
  points: null,
  phase: null,
  assignee: null,
  reporter: null,
  createdAt: minute(0),
  updatedAt: minute(0),
  closedAt: null,
  dueAt: null,
  labels: [],
  sprints: [],
  milestone: null,
  fields: {},
  commentCount: null,
  questionCount: null,
  deletedAt: null,
  unread: [],
  flags: [],
  ...over,
});
