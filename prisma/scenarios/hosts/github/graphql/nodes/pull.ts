import type { HostedPull, HostedReview } from "../../../../organisation/hosted-pull.ts";
import type { HostedRepository } from "../../../../organisation/hosted-repository.ts";
import { nodeId } from "../../../../organisation/making/world.ts";
import { fullName, iso, isoOrNull } from "../../state.ts";
import { type PageArgs, plainConnection } from "../connection.ts";
import type { GraphqlContext, Node } from "../context.ts";
import { actorNode } from "./actor.ts";
import { issueCommentNode, reviewCommentNode, threadNode } from "./comment.ts";
import { bareCommitNode, commitNode, rollupNode } from "./commit.ts";
import { issueNode, milestoneNode } from "./issue.ts";
import { repositoryNode } from "./repository-link.ts";
import { EVENT_TYPES, eventNode, labelNode, reviewerNode } from "./timeline.ts";

type TimelineArgs = PageArgs & { readonly itemTypes?: readonly string[] | null };

export function pullNode(context: GraphqlContext, repository: HostedRepository, pull: HostedPull): Node {
  const { state } = context;
  const page =
    <T>(items: readonly T[], nodeOf: (item: T) => unknown) =>
    (args: PageArgs) =>
      plainConnection(context, items, args, nodeOf);
  const talked = () =>
    pull.comments.length + pull.threads.reduce((sum, thread) => sum + thread.comments.length, 0);
  const shown = pull.reviews.filter((review) => review.state !== "PENDING");
  const isFork = pull.forkOwner !== null;
  return {
    __typename: "PullRequest",
    id: nodeId("PR", pull.id),
    databaseId: pull.id > 2_147_483_647 ? null : pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? "",
    bodyText: pull.body ?? "",
    state: pull.state,
    closed: pull.state !== "OPEN",
    merged: pull.state === "MERGED",
    isDraft: pull.isDraft,
    locked: false,
    url: `${state.root}/${fullName(repository)}/pull/${pull.number}`,
    permalink: `${state.root}/${fullName(repository)}/pull/${pull.number}`,
    createdAt: iso(pull.createdAt),
    publishedAt: iso(pull.createdAt),
    updatedAt: iso(pull.updatedAt),
    lastEditedAt: null,
    closedAt: isoOrNull(pull.closedAt),
    mergedAt: isoOrNull(pull.mergedAt),
    author: () => actorNode(state, pull.author),
    authorAssociation: pull.association,
    mergedBy: () => actorNode(state, pull.mergedBy),
    mergeCommit: () =>
      pull.mergeSha === null
        ? null
        : bareCommitNode(context, repository, pull.mergeSha, pull.mergedAt ?? 0, pull.mergeParents ?? 1),
    additions: pull.added,
    deletions: pull.removed,
    changedFiles: pull.changedFiles,
    totalCommentsCount: talked,
    baseRefName: pull.base,
    baseRefOid: pull.baseSha,
    headRefName: pull.head,
    headRefOid: pull.headSha,
    isCrossRepository: isFork,
    headRepository: () =>
      pull.isForkDeleted
        ? null
        : isFork
          ? forkOf(context, repository, pull)
          : repositoryNode(context, repository),
    headRepositoryOwner: () => (pull.isForkDeleted || !isFork ? null : actorNode(state, pull.author)),
    repository: () => repositoryNode(context, repository),
    reviewDecision: null,
    mergeable: pull.state === "OPEN" ? "MERGEABLE" : "UNKNOWN",
    isInMergeQueue: pull.isQueued,
    mergeQueueEntry: null,
    autoMergeRequest: null,
    milestone: () => milestoneNode(repository, pull.milestone),
    statusCheckRollup: () => rollupNode(context, pull),
    labels: page(pull.labels, (name) => labelNode(repository, name)),
    assignees: page([], () => null),
    participants: page([...new Set(shown.map((one) => one.author))], (id) => actorNode(state, id)),
    comments: page(pull.comments, (comment) => issueCommentNode(context, comment)),
    reviews: page(shown, (review) => reviewNode(context, repository, pull, review)),
    latestReviews: page(shown.slice(-1), (review) => reviewNode(context, repository, pull, review)),
    reviewThreads: page(pull.threads, (thread) => threadNode(context, thread, pull)),
    reviewRequests: page(pull.requested, (one) => ({
      __typename: "ReviewRequest",
      id: nodeId("RR", pull.id),
      asCodeOwner: false,
      requestedReviewer: () => reviewerNode(context, String(one)),
    })),
    commits: page(pull.commits, (commit) => ({
      __typename: "PullRequestCommit",
      id: `PURC_${commit.sha}`,
      url: `${state.root}/${fullName(repository)}/pull/${pull.number}/commits/${commit.sha}`,
      commit: () => commitNode(context, repository, commit, pull),
    })),
    files: page(pull.files, (file) => ({
      __typename: "PullRequestChangedFile",
      path: file.path,
      additions: file.added,
      deletions: file.removed,
      changeType: file.change,
    })),
    closingIssuesReferences: page(
      repository.issues.filter((issue) => pull.closes.includes(issue.number)),
      (issue) => issueNode(context, repository, issue),
    ),
    timelineItems: (args: TimelineArgs) => {
      const wanted = args.itemTypes == null ? null : new Set(args.itemTypes);
      const items = pull.timeline.filter(
        (event) => wanted === null || wanted.has(EVENT_TYPES[event.kind][1]),
      );
      const list = plainConnection(context, items, args, (event) => eventNode(context, repository, event));
      return {
        ...list,
        filteredCount: items.length,
        pageCount: list.nodes().length,
        updatedAt: iso(pull.updatedAt),
      };
    },
  };
}

function reviewNode(
  context: GraphqlContext,
  repository: HostedRepository,
  pull: HostedPull,
  review: HostedReview,
): Node {
  const { state } = context;
  return {
    __typename: "PullRequestReview",
    id: nodeId("PRR", review.id),
    databaseId: review.id > 2_147_483_647 ? null : review.id,
    fullDatabaseId: String(review.id),
    state: review.state,
    submittedAt: isoOrNull(review.submittedAt),
    createdAt: iso(review.submittedAt ?? pull.updatedAt),
    updatedAt: iso(review.submittedAt ?? pull.updatedAt),
    author: () => actorNode(state, review.author),
    authorAssociation: "MEMBER",
    body: review.body,
    bodyText: review.body,
    url: `${state.root}/${fullName(repository)}/pull/${pull.number}#pullrequestreview-${review.id}`,
    commit: () =>
      bareCommitNode(context, repository, review.commitSha, review.submittedAt ?? pull.createdAt, 1),
    comments: (args: PageArgs) => {
      const said = pull.threads.flatMap((thread) =>
        thread.comments.filter((one) => one.reviewId === review.id).map((comment) => ({ thread, comment })),
      );
      return plainConnection(context, said, args, ({ thread, comment }) =>
        reviewCommentNode(context, comment, thread, pull),
      );
    },
  };
}

const forkOf = (context: GraphqlContext, repository: HostedRepository, pull: HostedPull): Node => ({
  ...repositoryNode(context, repository),
  id: nodeId("R", repository.id + 1),
  databaseId: repository.id + 1,
  nameWithOwner: `${pull.forkOwner}/${repository.name}`,
  isFork: true,
});
