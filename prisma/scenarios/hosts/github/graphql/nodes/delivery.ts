import type {
  HostedDeployment,
  HostedDiscussion,
  HostedRelease,
  HostedRepository,
} from "../../../../organisation/hosted-repository.ts";
import { nodeId } from "../../../../organisation/making/world.ts";
import { fullName, iso, isoOrNull } from "../../state.ts";
import { type PageArgs, plainConnection } from "../connection.ts";
import type { GraphqlContext, Node } from "../context.ts";
import { actorNode } from "./actor.ts";
import { discussionCommentNode } from "./comment.ts";
import { bareCommitNode } from "./commit.ts";

export function deploymentNode(
  context: GraphqlContext,
  repository: HostedRepository,
  deployment: HostedDeployment,
): Node {
  const newest = deployment.statuses.toReversed();
  const status = (one: HostedDeployment["statuses"][number]): Node => ({
    __typename: "DeploymentStatus",
    id: nodeId("DS", one.id),
    state: one.state.toUpperCase(),
    createdAt: iso(one.createdAt),
    updatedAt: iso(one.createdAt),
    environmentUrl: null,
    logUrl: null,
  });
  const state = newest[0]?.state ?? "pending";
  return {
    __typename: "Deployment",
    id: nodeId("DE", deployment.id),
    databaseId: deployment.id,
    commitOid: deployment.sha,
    commit: () => bareCommitNode(context, repository, deployment.sha, deployment.createdAt, 1),
    environment: deployment.environment,
    originalEnvironment: deployment.environment,
    latestEnvironment: deployment.environment,
    state: state === "success" ? "ACTIVE" : state.toUpperCase(),
    task: deployment.task,
    payload: null,
    description: null,
    createdAt: iso(deployment.createdAt),
    updatedAt: iso(deployment.updatedAt),
    creator: () => actorNode(context.state, deployment.creator) ?? null,
    ref: {
      __typename: "Ref",
      id: `REF_${repository.id}_${deployment.ref}`,
      name: deployment.ref,
      prefix: "refs/heads/",
    },
    latestStatus: () => (newest[0] ? status(newest[0]) : null),
    statuses: (args: PageArgs) => plainConnection(context, newest, args, status),
  };
}

export function releaseNode(
  context: GraphqlContext,
  repository: HostedRepository,
  release: HostedRelease,
): Node {
  return {
    __typename: "Release",
    id: nodeId("RE", release.id),
    databaseId: release.id,
    name: release.name,
    tagName: release.tag,
    isDraft: release.isDraft,
    isPrerelease: release.isPrerelease,
    isLatest: repository.releases.at(-1) === release,
    author: () => actorNode(context.state, release.author),
    createdAt: iso(release.createdAt),
    publishedAt: isoOrNull(release.publishedAt),
    updatedAt: iso(release.createdAt),
    url: `${context.state.root}/${fullName(repository)}/releases/tag/${release.tag}`,
  };
}

export function discussionNode(
  context: GraphqlContext,
  repository: HostedRepository,
  discussion: HostedDiscussion,
): Node {
  const { state } = context;
  const answer = discussion.comments.find((comment) => comment.id === discussion.answer);
  return {
    __typename: "Discussion",
    id: nodeId("D", discussion.id),
    databaseId: discussion.id,
    number: discussion.number,
    title: discussion.title,
    body: discussion.body,
    bodyText: discussion.body,
    url: `${state.root}/${fullName(repository)}/discussions/${discussion.number}`,
    createdAt: iso(discussion.createdAt),
    updatedAt: iso(discussion.updatedAt),
    closed: discussion.closedAt !== null,
    closedAt: isoOrNull(discussion.closedAt),
    isAnswered: discussion.isAnswerable ? answer !== undefined : null,
    answerChosenAt: isoOrNull(discussion.answeredAt),
    answerChosenBy: () => actorNode(state, discussion.answeredBy),
    answer: answer ? discussionCommentNode(context, answer) : null,
    upvoteCount: 1,
    author: () => actorNode(state, discussion.author),
    authorAssociation: "MEMBER",
    category: {
      __typename: "DiscussionCategory",
      id: `DIC_${discussion.category}`,
      name: discussion.category,
      slug: discussion.category.toLowerCase(),
      isAnswerable: discussion.isAnswerable,
    },
    comments: (args: PageArgs) =>
      plainConnection(context, discussion.comments, args, (comment) =>
        discussionCommentNode(context, comment),
      ),
  };
}
