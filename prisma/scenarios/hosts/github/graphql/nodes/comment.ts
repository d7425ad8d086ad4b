import type { HostedComment } from "../../../../organisation/hosted-event.ts";
import type { HostedPull, HostedThread, ThreadComment } from "../../../../organisation/hosted-pull.ts";
import { nodeId } from "../../../../organisation/making/world.ts";
import { type GithubState, iso } from "../../state.ts";
import { type PageArgs, plainConnection } from "../connection.ts";
import type { GraphqlContext, Node } from "../context.ts";
import { actorNode } from "./actor.ts";

const commentFields = (state: GithubState, comment: HostedComment) => ({
  databaseId: comment.id > 2_147_483_647 ? null : comment.id,
  fullDatabaseId: String(comment.id),
  author: () => actorNode(state, comment.author),
  authorAssociation: "MEMBER",
  body: comment.body,
  bodyText: comment.body,
  createdAt: iso(comment.createdAt),
  publishedAt: iso(comment.createdAt),
  updatedAt: iso(comment.updatedAt),
  lastEditedAt: null,
  isMinimized: false,
});

export const issueCommentNode = (context: GraphqlContext, comment: HostedComment): Node => ({
  __typename: "IssueComment",
  id: nodeId("IC", comment.id),
  ...commentFields(context.state, comment),
});

export const discussionCommentNode = (context: GraphqlContext, comment: HostedComment): Node => ({
  __typename: "DiscussionComment",
  id: nodeId("DC", comment.id),
  ...commentFields(context.state, comment),
  databaseId: comment.id % 2_147_483_647,
  isAnswer: false,
  replies: (args: PageArgs) => plainConnection(context, [], args, () => null),
});

export function reviewCommentNode(
  context: GraphqlContext,
  comment: ThreadComment,
  thread: HostedThread,
  pull: HostedPull,
): Node {
  const review = pull.reviews.find((one) => one.id === comment.reviewId);
  return {
    __typename: "PullRequestReviewComment",
    id: nodeId("PRRC", comment.id),
    ...commentFields(context.state, comment),
    path: thread.path,
    line: thread.line,
    originalLine: thread.line,
    outdated: thread.isOutdated,
    state: "SUBMITTED",
    pullRequestReview: review
      ? {
          __typename: "PullRequestReview",
          id: nodeId("PRR", review.id),
          databaseId: null,
          fullDatabaseId: String(review.id),
        }
      : null,
    replyTo:
      comment.replyTo === null
        ? null
        : {
            __typename: "PullRequestReviewComment",
            id: nodeId("PRRC", comment.replyTo),
            databaseId: null,
            fullDatabaseId: String(comment.replyTo),
          },
  };
}

export const threadNode = (context: GraphqlContext, thread: HostedThread, pull: HostedPull): Node => ({
  __typename: "PullRequestReviewThread",
  id: nodeId("PRRT", thread.id),
  path: thread.path,
  line: thread.line,
  originalLine: thread.line,
  startLine: null,
  diffSide: "RIGHT",
  subjectType: "LINE",
  isResolved: thread.isResolved,
  isOutdated: thread.isOutdated,
  isCollapsed: thread.isResolved,
  resolvedBy: () => actorNode(context.state, thread.resolvedBy),
  comments: (args: PageArgs) =>
    plainConnection(context, thread.comments, args, (comment) =>
      reviewCommentNode(context, comment, thread, pull),
    ),
});
