import { z } from "zod";
import { NodeId, Who } from "./schema.ts";

const Id = z.union([z.number().int(), z.string().regex(/^\d{1,40}$/)]);
const Text = z.string();
const Time = z.string().nullish();
const Count = z.number().nullish();

export const RestRelease = z.object({
  id: Id,
  tag_name: Text,
  name: Text.nullish(),
  target_commitish: Text.nullish(),
  draft: z.boolean().nullish(),
  prerelease: z.boolean().nullish(),
  author: Who,
  created_at: Text,
  published_at: Time,
});

export const RestRun = z.object({
  id: Id,
  run_attempt: Count,
  name: Text.nullish(),
  path: Text.nullish(),
  event: Text.nullish(),
  head_branch: Text.nullish(),
  head_sha: Text,
  status: Text.nullish(),
  conclusion: Text.nullish(),
  actor: Who,
  triggering_actor: Who,
  created_at: Text,
  updated_at: Time,
  run_started_at: Time,
  pull_requests: z
    .array(z.object({ number: z.number().int().positive() }))
    .nullish()
    .catch(null),
});

export const RestCheckRun = z.object({
  // The query language cannot tell its number: that is beyond what its whole numbers hold.
  node_id: Text,
  head_sha: Text,
  name: Text,
  status: Text.nullish(),
  conclusion: Text.nullish(),
  started_at: Time,
  completed_at: Time,
  app: z.object({ slug: Text.nullish() }).nullish(),
});

const CheckContext = z.object({
  __typename: Text.nullish(),
  id: NodeId.nullish(),
  name: Text.nullish(),
  status: Text.nullish(),
  conclusion: Text.nullish(),
  startedAt: Time,
  completedAt: Time,
  checkSuite: z.object({ app: z.object({ slug: Text.nullish() }).nullish() }).nullish(),
});
export const GraphqlChecks = z.object({
  commits: z
    .object({
      nodes: z
        .array(
          z
            .object({
              commit: z.object({
                oid: Text,
                statusCheckRollup: z
                  .object({
                    contexts: z.object({ nodes: z.array(CheckContext.nullable()).nullish() }).nullish(),
                  })
                  .nullish(),
              }),
            })
            .nullable(),
        )
        .nullish(),
    })
    .nullish(),
});

export const GraphqlDiscussion = z.object({
  id: NodeId.nullish(),
  databaseId: Id.nullish(),
  number: z.unknown(),
  title: Text.nullish(),
  createdAt: Text,
  updatedAt: Text,
  closedAt: Time,
  author: Who,
  category: z.object({ name: Text.nullish(), isAnswerable: z.boolean().nullish() }).nullish(),
  answer: z.object({ author: Who }).nullish(),
  answerChosenAt: Time,
  answerChosenBy: Who,
  comments: z
    .object({
      totalCount: z.number().nullish(),
      nodes: z.array(z.object({ author: Who }).nullable()).nullish(),
    })
    .nullish(),
});

export const RestRuleset = z.object({
  id: Id,
  name: Text,
  target: Text.nullish(),
  enforcement: Text.nullish(),
  rules: z.array(z.unknown()).nullish(),
});

export const RestRepository = z.object({
  id: Id,
  full_name: Text.regex(/^[^/]+\/[^/]+$/),
  clone_url: Text.nullish(),
  html_url: Text.nullish(),
  default_branch: Text.nullish(),
  private: z.boolean().nullish(),
  archived: z.boolean().nullish(),
  fork: z.boolean().nullish(),
  size: z.number().nullish(),
  // Some webhooks tell these as numbers.
  pushed_at: Time.catch(null),
  created_at: Time.catch(null),
});

export const GraphqlTeam = z.object({
  databaseId: Id,
  slug: Text,
  name: Text,
  parentTeam: z.object({ databaseId: Id.nullish() }).nullish(),
  members: z.object({ nodes: z.array(Who).nullish() }).nullish(),
});

/** What every record of a repository is wrapped in: whose it is, which the host's own words often do not say. */
export const Wrapped = z.object({
  repository: Id.nullish(),
  name: Text.nullish(),
  unread: z.array(Text).nullish(),
  number: z.number().nullish(),
  /** Of the pull request that a review is about. */
  author: Who,
  openedAt: Time,
  isQueued: z.boolean().nullish(),
  isResolved: z.boolean().nullish(),
  /** In the query language, or in the older one. */
  node: z.unknown().optional(),
  item: z.unknown().optional(),
});
export type Wrapped = z.output<typeof Wrapped>;
