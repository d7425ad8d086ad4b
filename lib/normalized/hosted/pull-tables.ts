import type { MergeRule } from "@/lib/core/bulk-merge.ts";
import type { HostComment } from "@/lib/model/host-comment.ts";
import type { HostEvent } from "@/lib/model/host-event.ts";
import type { PullRequest } from "@/lib/model/pull-request.ts";
import type { Review, ReviewThread } from "@/lib/model/review.ts";
import { type Column, hostTable } from "../host-table.ts";
import { knownFirst, newer, notOlder, orKnown } from "../merge-rules.ts";

type Cell<Row> = Column<Row>[2];
const PULL_KEY = ["repo", "number"];

/** A message about a pull request leaves out much of what a page tells. */
const notAsked = <Row>(name: string, type: string, of: Cell<Row>): Column<Row> => [
  name,
  type,
  of,
  { message: orKnown(name) },
];

/** Of two states in one second the one that ends it came last; whatever else was first is asked for again. */
const newerOrEnds: MergeRule = (n, o) => {
  const rank = (alias: string): string => `array_position(ARRAY['open', 'closed', 'merged'], ${alias}.state)`;
  return `${newer(n, o)} OR (${n}.updated_at = ${o}.updated_at AND ${rank(n)} > ${rank(o)})`;
};

export const PULLS = hostTable<PullRequest>(
  "pull_request",
  PULL_KEY,
  [
    ["repo", "text", ({ repo }) => repo],
    ["number", "integer", ({ number }) => number],
    ["external_id", "text", ({ externalId }) => externalId, { message: knownFirst("external_id") }],
    ["title", "text", ({ title }) => title],
    ["body", "text", ({ body }) => body],
    ["state", "text", ({ state }) => state],
    ["is_draft", "boolean", ({ isDraft }) => isDraft],
    ["opened_at", "timestamptz(0)", ({ openedAt }) => openedAt],
    ["updated_at", "timestamptz(0)", ({ updatedAt }) => updatedAt],
    ["closed_at", "timestamptz(0)", ({ closedAt }) => closedAt],
    ["merged_at", "timestamptz(0)", ({ mergedAt }) => mergedAt],
    ["author", "text", ({ author }) => author],
    notAsked("author_role", "text", ({ authorRole }) => authorRole),
    notAsked("merged_by", "text", ({ mergedBy }) => mergedBy),
    ["base_branch", "text", ({ baseBranch }) => baseBranch],
    ["head_branch", "text", ({ headBranch }) => headBranch],
    notAsked("head_sha", "text", ({ headSha }) => headSha),
    ["is_from_fork", "boolean", ({ isFromFork }) => isFromFork],
    notAsked("merge_sha", "text", ({ mergeSha }) => mergeSha),
    notAsked("merge_parents", "integer", ({ mergeParents }) => mergeParents),
    notAsked("added", "bigint", ({ added }) => added),
    notAsked("removed", "bigint", ({ removed }) => removed),
    notAsked("changed_files", "integer", ({ changedFiles }) => changedFiles),
    notAsked("commit_count", "integer", ({ commitCount }) => commitCount),
    notAsked("comment_count", "integer", ({ commentCount }) => commentCount),
    ["labels", "text[]", ({ labels }) => labels],
    ["milestone", "text", ({ milestone }) => milestone],
    notAsked("check_state", "text", ({ checkState }) => checkState),
    ["is_queued", "boolean", ({ isQueued }) => isQueued],
    notAsked("review_count", "integer", ({ reviewCount }) => reviewCount),
    notAsked("thread_count", "integer", ({ threadCount }) => threadCount),
    notAsked("event_count", "integer", ({ eventCount }) => eventCount),
    ["unread", "text[]", ({ unread }) => unread, { message: knownFirst("unread") }],
    ["flags", "text[]", ({ flags }) => flags],
  ],
  { page: notOlder, message: newerOrEnds, touches: PULL_KEY },
);

/** A dismissed review is never given again: a message that says otherwise came late. */
export const REVIEWS = hostTable<Review>(
  "review",
  ["repo", "number", "external_id"],
  [
    ["repo", "text", ({ repo }) => repo],
    ["number", "integer", ({ number }) => number],
    ["external_id", "text", ({ externalId }) => externalId],
    ["author", "text", ({ author }) => author],
    ["state", "text", ({ state }) => state],
    ["submitted_at", "timestamptz(0)", ({ submittedAt }) => submittedAt],
    notAsked("commit_sha", "text", ({ commitSha }) => commitSha),
    notAsked("body_chars", "integer", ({ bodyChars }) => bodyChars),
    ["is_by_author", "boolean", ({ isByAuthor }) => isByAuthor],
    ["flags", "text[]", ({ flags }) => flags],
  ],
  { message: (_n, o) => `${o}.state <> 'dismissed'`, touches: PULL_KEY },
);

export const THREADS = hostTable<ReviewThread>(
  "review_thread",
  ["repo", "number", "external_id"],
  [
    ["repo", "text", ({ repo }) => repo],
    ["number", "integer", ({ number }) => number],
    ["external_id", "text", ({ externalId }) => externalId],
    ["path", "text", ({ path }) => path],
    notAsked("line", "integer", ({ line }) => line),
    ["is_resolved", "boolean", ({ isResolved }) => isResolved],
    ["is_outdated", "boolean", ({ isOutdated }) => isOutdated],
    ["resolved_by", "text", ({ resolvedBy }) => resolvedBy],
    notAsked("comment_count", "integer", ({ commentCount }) => commentCount),
  ],
  { touches: PULL_KEY },
);

export const COMMENTS = hostTable<HostComment>(
  "host_comment",
  ["repo", "external_id", "kind"],
  [
    ["repo", "text", ({ repo }) => repo],
    ["external_id", "text", ({ externalId }) => externalId],
    ["kind", "text", ({ kind }) => kind],
    ["number", "integer", ({ number }) => number],
    ["author", "text", ({ author }) => author],
    ["created_at", "timestamptz(0)", ({ createdAt }) => createdAt],
    ["updated_at", "timestamptz(0)", ({ updatedAt }) => updatedAt],
    ["reply_to", "text", ({ replyTo }) => replyTo],
    ["review_id", "text", ({ reviewId }) => reviewId],
    ["path", "text", ({ path }) => path],
    ["line", "integer", ({ line }) => line],
    ["body_chars", "integer", ({ bodyChars }) => bodyChars],
    ["is_question", "boolean", ({ isQuestion }) => isQuestion],
    ["has_suggestion", "boolean", ({ hasSuggestion }) => hasSuggestion],
    ["says_something", "boolean", ({ saysSomething }) => saysSomething],
  ],
  { page: notOlder, message: newer, touches: PULL_KEY },
);

export const EVENTS = hostTable<HostEvent>(
  "host_event",
  ["repo", "number", "external_id"],
  [
    ["repo", "text", ({ repo }) => repo],
    ["number", "integer", ({ number }) => number],
    ["external_id", "text", ({ externalId }) => externalId],
    ["kind", "text", ({ kind }) => kind],
    ["at", "timestamptz(0)", ({ at }) => at],
    ["actor", "text", ({ actor }) => actor],
    ["subject", "text", ({ subject }) => subject],
  ],
  { touches: PULL_KEY },
);
