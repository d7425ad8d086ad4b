import { NEWEST } from "./pulse.ts";
import { fieldOf, fragmentOf, type InnerList, RATE, WHO } from "./shared.ts";

const REVIEWS: InnerList = {
  field: "reviews",
  args: "",
  type: "PullRequestReviewConnection",
  nodes: `id
    fullDatabaseId
    state
    submittedAt
    body
    author { ...Who }
    commit { oid }`,
};
const THREADS: InnerList = {
  field: "reviewThreads",
  args: "",
  type: "PullRequestReviewThreadConnection",
  nodes: `id
    path
    line
    isResolved
    isOutdated
    resolvedBy { __typename login databaseId }`,
};
const EVENTS: InnerList = {
  field: "timelineItems",
  args: `, itemTypes: [READY_FOR_REVIEW_EVENT, CONVERT_TO_DRAFT_EVENT, REVIEW_REQUESTED_EVENT, REVIEW_REQUEST_REMOVED_EVENT, HEAD_REF_FORCE_PUSHED_EVENT, REOPENED_EVENT, CLOSED_EVENT, MERGED_EVENT, ADDED_TO_MERGE_QUEUE_EVENT, REMOVED_FROM_MERGE_QUEUE_EVENT]`,
  type: "PullRequestTimelineItemsConnection",
  nodes: `__typename
    ... on ReadyForReviewEvent { id createdAt actor { ...Who } }
    ... on ConvertToDraftEvent { id createdAt actor { ...Who } }
    ... on ReviewRequestedEvent { id createdAt actor { ...Who } requestedReviewer { ...Asked } }
    ... on ReviewRequestRemovedEvent { id createdAt actor { ...Who } requestedReviewer { ...Asked } }
    ... on HeadRefForcePushedEvent { id createdAt actor { ...Who } afterCommit { oid } }
    ... on ReopenedEvent { id createdAt actor { ...Who } }
    ... on ClosedEvent { id createdAt actor { ...Who } }
    ... on MergedEvent { id createdAt actor { ...Who } commit { oid } }
    ... on AddedToMergeQueueEvent { id createdAt actor { ...Who } }
    ... on RemovedFromMergeQueueEvent { id createdAt actor { ...Who } }`,
};
const LABELS: InnerList = { field: "labels", args: "", type: "LabelConnection", nodes: "name" };

const ASKED = `fragment Asked on RequestedReviewer {
  __typename
  ... on User { login databaseId }
  ... on Bot { login databaseId }
  ... on Mannequin { login databaseId }
  ... on Team { slug databaseId }
}`;

/** The four lists of a pull request. Commits and files are read from git, comments by lists of the repository. */
export const PULL_LISTS: readonly InnerList[] = [REVIEWS, THREADS, EVENTS, LABELS];
export const PULL_FRAGMENTS = [WHO, ASKED, ...PULL_LISTS.map(fragmentOf)].join("\n");

/** Pull requests, those that changed last first; `others`: with when the other lists of the repository changed. */
export const PULL_REQUESTS = `query PullRequests($owner: String!, $name: String!, $first: Int!, $after: String, $whole: Boolean!, $others: Boolean!) {
  ${RATE}
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    ... @include(if: $others) {
    ${NEWEST}
    }
    list: pullRequests(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        fullDatabaseId
        number
        title
        body
        state
        isDraft
        createdAt
        updatedAt
        closedAt
        mergedAt
        additions
        deletions
        changedFiles
        totalCommentsCount
        baseRefName
        headRefName
        headRefOid
        isCrossRepository
        isInMergeQueue
        author { ...Who }
        authorAssociation
        mergedBy { ...Who }
        mergeCommit { oid }
        milestone { title }
        statusCheckRollup { state }
        ${fieldOf(REVIEWS, 100)}
        ${fieldOf(THREADS, 100)}
        ${fieldOf(EVENTS, 100)}
        ${fieldOf(LABELS, 100)}
      }
    }
  }
}
${PULL_FRAGMENTS}`;
