import type { Context } from "@/lib/model/connector.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";
import { understandGithub } from "@/lib/sources/github/normalize.ts";
import { RAW } from "@/lib/sources/github/raw-kinds.ts";

export type Told = Record<string, unknown>;

export const CONTEXT: Context = { host: "github.com", settings: {}, stages: new Map() };
export const OPENED = "2026-03-02T09:00:00Z";
export const MERGED = "2026-03-03T15:30:00Z";
const SHA = "a".repeat(40);

/** A merged pull request as the query language tells it. */
export const graphqlPull = (over: Told = {}): Told => ({
  id: "PR_kw1",
  fullDatabaseId: "7001",
  number: 12,
  title: "Round amounts once",
  body: "As decided.",
  state: "MERGED",
  isDraft: false,
  createdAt: OPENED,
  updatedAt: MERGED,
  closedAt: MERGED,
  mergedAt: MERGED,
  additions: 10,
  deletions: 4,
  changedFiles: 2,
  totalCommentsCount: 3,
  baseRefName: "main",
  headRefName: "round-once",
  headRefOid: SHA,
  isCrossRepository: false,
  isInMergeQueue: false,
  author: { __typename: "User", login: "Ada", databaseId: 11 },
  authorAssociation: "MEMBER",
  mergedBy: { __typename: "User", login: "Ben", databaseId: 12 },
  mergeCommit: { oid: "b".repeat(40) },
  milestone: { title: "Spring" },
  statusCheckRollup: null,
  labels: { totalCount: 1, nodes: [{ name: "money" }] },
  ...over,
});

/** The same pull request as the older interface and webhooks tell it. */
export const restPull = (over: Told = {}): Told => ({
  id: 7001,
  node_id: "PR_kw1",
  number: 12,
  title: "Round amounts once",
  body: "As decided.",
  state: "closed",
  draft: false,
  created_at: OPENED,
  updated_at: MERGED,
  closed_at: MERGED,
  merged_at: MERGED,
  merged: true,
  merge_commit_sha: "b".repeat(40),
  additions: 10,
  deletions: 4,
  changed_files: 2,
  comments: 1,
  review_comments: 2,
  base: { ref: "main", sha: SHA, repo: { id: 500, full_name: "shop/till" } },
  head: { ref: "round-once", sha: SHA, repo: { id: 500, full_name: "shop/till" } },
  user: { login: "Ada", id: 11, type: "User" },
  author_association: "MEMBER",
  merged_by: { login: "Ben", id: 12, type: "User" },
  milestone: { title: "Spring" },
  labels: [{ name: "money" }],
  ...over,
});

/** A record of the repository 500. */
export const record = (kind: string, payload: Told, id = "github.com/7001"): RawRecord => ({
  kind,
  externalId: id,
  payload: { repository: 500, name: "shop/till", ...payload },
});

export const understood = (...records: RawRecord[]) => understandGithub(records, CONTEXT);
export const asGraphql = (over: Told = {}, around: Told = {}) =>
  understood(record(RAW.pull, { node: graphqlPull(over), ...around }));
export const asRest = (over: Told = {}, around: Told = {}) =>
  understood(record(RAW.pull, { item: restPull(over), ...around }));
