import type { HostedCheck, HostedCommit, HostedPull } from "../../../../organisation/hosted-pull.ts";
import type { HostedRepository } from "../../../../organisation/hosted-repository.ts";
import { nodeId } from "../../../../organisation/making/world.ts";
import { fullName, type GithubState, iso } from "../../state.ts";
import { type PageArgs, plainConnection } from "../connection.ts";
import type { GraphqlContext, Node } from "../context.ts";
import { actorNode } from "./actor.ts";

/** A commit of which only the id, the time and the parents are told. */
export function bareCommitNode(
  context: GraphqlContext,
  repository: HostedRepository,
  oid: string,
  at: number,
  parents: number,
): Node {
  return {
    __typename: "Commit",
    id: `C_kwDO${repository.id.toString(36)}_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    url: `${context.state.root}/${fullName(repository)}/commit/${oid}`,
    commitUrl: `${context.state.root}/${fullName(repository)}/commit/${oid}`,
    committedDate: iso(at),
    parents: (args: PageArgs) =>
      plainConnection(
        context,
        Array.from({ length: parents }, (_, place) => place),
        args,
        () => null,
      ),
  };
}

export function commitNode(
  context: GraphqlContext,
  repository: HostedRepository,
  commit: HostedCommit,
  pull: HostedPull,
): Node {
  const { state } = context;
  const by = () => ({
    __typename: "GitActor",
    name: commit.authorName,
    email: commit.authorEmail,
    date: iso(commit.authoredAt),
    user: () => userOf(state, commit.author),
  });
  const [headline = ""] = commit.message.split("\n");
  return {
    ...bareCommitNode(context, repository, commit.sha, commit.committedAt, 1),
    message: commit.message,
    messageHeadline: headline,
    messageBody: commit.message.slice(headline.length).trim(),
    authoredDate: iso(commit.authoredAt),
    additions: commit.added,
    deletions: commit.removed,
    changedFilesIfAvailable: 1,
    author: by,
    committer: by,
    statusCheckRollup: () => (commit.sha === pull.headSha ? rollupNode(context, pull) : null),
  };
}

/** Only people: the host tells no bot as the user of a commit. */
const userOf = (state: GithubState, id: number | null): Node | null => {
  const node = actorNode(state, id);
  return node?.__typename === "User" ? node : null;
};

/** All checks on the head of a pull request as one word. */
export function rollupNode(context: GraphqlContext, pull: HostedPull): Node | null {
  if (pull.checks.length === 0) return null;
  const isRunning = pull.checks.some((check) => check.status !== "completed");
  const hasFailed = pull.checks.some((check) => check.conclusion === "failure");
  return {
    __typename: "StatusCheckRollup",
    id: `SCR_${pull.headSha}`,
    state: hasFailed ? "FAILURE" : isRunning ? "PENDING" : "SUCCESS",
    contexts: (args: PageArgs) =>
      plainConnection(context, pull.checks, args, (check) => checkNode(context, check)),
  };
}

const checkNode = (context: GraphqlContext, check: HostedCheck): Node => ({
  __typename: "CheckRun",
  id: nodeId("CR", check.id),
  // Real ones have long outgrown the 32 bits of this field; the address still tells the number.
  databaseId: check.id > 2_147_483_647 ? null : check.id,
  url: `${context.state.root}/runs/${check.id}`,
  permalink: `${context.state.root}/runs/${check.id}`,
  detailsUrl: `${context.state.root}/runs/${check.id}`,
  name: check.name,
  status: check.status.toUpperCase(),
  conclusion: check.conclusion?.toUpperCase() ?? null,
  startedAt: iso(check.startedAt),
  completedAt: check.completedAt === null ? null : iso(check.completedAt),
  checkSuite: { __typename: "CheckSuite", app: { __typename: "App", slug: check.app } },
});
