import { z } from "zod";

/** Unknown fields are left alone and unknown values of an enumeration pass: both come with every release of the host. */
const Id = z.union([z.number().int(), z.string().regex(/^\d{1,40}$/)]);
/** Of the query language: letters, digits and the signs of base64. */
export const NodeId = z.string().regex(/^[\w=.:+/-]{1,200}$/);
const Text = z.string();
const Count = z.number().nullish();
const Time = z.string().nullish();
const nodes = <T extends z.ZodType>(node: T) =>
  z.object({ totalCount: Count, nodes: z.array(node.nullable()).nullish() }).nullish();

/** An account in either language. */
export const Who = z
  .object({
    login: Text.nullish(),
    id: z.union([Id, Text]).nullish(),
    databaseId: Id.nullish(),
    __typename: Text.nullish(),
    type: Text.nullish(),
    name: Text.nullish(),
  })
  .nullish();
export type Who = z.output<typeof Who>;

const Named = z.object({ name: Text.nullish() });
const Titled = z.object({ title: Text.nullish() }).nullish();

const Asked = z
  .object({
    __typename: Text.nullish(),
    login: Text.nullish(),
    databaseId: Id.nullish(),
    slug: Text.nullish(),
  })
  .nullish();

export const GraphqlReview = z.object({
  id: NodeId.nullish(),
  fullDatabaseId: Id.nullish(),
  databaseId: Id.nullish(),
  state: Text.nullish(),
  submittedAt: Time,
  body: Text.nullish(),
  author: Who,
  commit: z.object({ oid: Text.nullish() }).nullish(),
});
export const GraphqlThread = z.object({
  id: NodeId,
  path: Text.nullish(),
  line: Count,
  isResolved: z.boolean().nullish(),
  isOutdated: z.boolean().nullish(),
  resolvedBy: Who,
});
export const GraphqlEvent = z.object({
  __typename: Text,
  id: NodeId.nullish(),
  createdAt: Time,
  actor: Who,
  requestedReviewer: Asked,
  assignee: Asked,
  label: Named.nullish(),
  commit: z.object({ oid: Text.nullish() }).nullish(),
  afterCommit: z.object({ oid: Text.nullish() }).nullish(),
  stateReason: Text.nullish(),
});

export const GraphqlPull = z.object({
  id: NodeId.nullish(),
  fullDatabaseId: Id.nullish(),
  databaseId: Id.nullish(),
  number: z.unknown(),
  title: Text.nullish(),
  body: Text.nullish(),
  state: Text,
  isDraft: z.boolean().nullish(),
  createdAt: Text,
  updatedAt: Text,
  closedAt: Time,
  mergedAt: Time,
  additions: Count,
  deletions: Count,
  changedFiles: Count,
  totalCommentsCount: Count,
  baseRefName: Text.nullish(),
  headRefName: Text.nullish(),
  headRefOid: Text.nullish(),
  isCrossRepository: z.boolean().nullish(),
  isInMergeQueue: z.boolean().nullish(),
  author: Who,
  authorAssociation: Text.nullish(),
  mergedBy: Who,
  mergeCommit: z.object({ oid: Text.nullish() }).nullish(),
  milestone: Titled,
  statusCheckRollup: z.object({ state: Text.nullish() }).nullish(),
  labels: nodes(Named),
  reviews: nodes(z.unknown()),
  reviewThreads: nodes(z.unknown()),
  timelineItems: nodes(z.unknown()),
});
export type GraphqlPull = z.output<typeof GraphqlPull>;

const Branch = z
  .object({
    ref: Text.nullish(),
    sha: Text.nullish(),
    label: Text.nullish(),
    repo: z.object({ id: Id, full_name: Text.nullish() }).nullish(),
  })
  .nullish();

export const RestPull = z.object({
  id: Id,
  number: z.unknown(),
  title: Text.nullish(),
  body: Text.nullish(),
  state: Text,
  draft: z.boolean().nullish(),
  created_at: Text,
  updated_at: Text,
  closed_at: Time,
  merged_at: Time,
  merged: z.boolean().nullish(),
  merge_commit_sha: Text.nullish(),
  additions: Count,
  deletions: Count,
  changed_files: Count,
  comments: Count,
  review_comments: Count,
  base: Branch,
  head: Branch,
  user: Who,
  author_association: Text.nullish(),
  merged_by: Who,
  milestone: Titled,
  labels: z.array(Named.nullable()).nullish(),
});
export type RestPull = z.output<typeof RestPull>;

export const RestReview = z.object({
  id: Id,
  state: Text.nullish(),
  submitted_at: Time,
  body: Text.nullish(),
  user: Who,
  commit_id: Text.nullish(),
});

export const RestComment = z.object({
  id: Id,
  body: Text.nullish(),
  created_at: Text,
  updated_at: Text,
  user: Who,
  path: Text.nullish(),
  line: Count,
  original_line: Count,
  in_reply_to_id: Id.nullish(),
  pull_request_review_id: Id.nullish(),
  pull_request_url: Text.nullish(),
  issue_url: Text.nullish(),
});

const Chosen = z
  .object({ name: Text.nullish(), number: Count, text: Text.nullish(), title: Text.nullish() })
  .nullish();
export const GraphqlIssue = z.object({
  fullDatabaseId: Id.nullish(),
  databaseId: Id.nullish(),
  number: z.unknown(),
  title: Text.nullish(),
  body: Text.nullish(),
  state: Text,
  stateReason: Text.nullish(),
  createdAt: Text,
  updatedAt: Text,
  closedAt: Time,
  author: Who,
  milestone: z.object({ title: Text.nullish(), dueOn: Time }).nullish(),
  parent: z.object({ fullDatabaseId: Id.nullish(), databaseId: Id.nullish() }).nullish(),
  labels: nodes(Named),
  assignees: nodes(z.unknown()),
  timelineItems: nodes(z.unknown()),
  projectItems: nodes(
    z.object({
      project: Titled,
      status: Chosen,
      priority: Chosen,
      size: Chosen,
      estimate: Chosen,
      iteration: Chosen,
    }),
  ),
});

export const DeletedIssue = z.object({ id: Id });

export const GraphqlDeployment = z.object({
  databaseId: Id,
  commitOid: Text,
  environment: Text.nullish(),
  originalEnvironment: Text.nullish(),
  latestEnvironment: Text.nullish(),
  state: Text.nullish(),
  task: Text.nullish(),
  createdAt: Text,
  creator: Who,
  ref: Named.nullish(),
  statuses: nodes(z.object({ state: Text.nullish(), createdAt: Time })),
});
export const RestDeployment = z.object({
  id: Id,
  sha: Text,
  ref: Text.nullish(),
  environment: Text.nullish(),
  original_environment: Text.nullish(),
  production_environment: z.boolean().nullish(),
  transient_environment: z.boolean().nullish(),
  task: Text.nullish(),
  created_at: Text,
  creator: Who,
});
