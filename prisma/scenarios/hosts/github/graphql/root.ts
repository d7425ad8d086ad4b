import { GraphQLError } from "graphql";
import type { HostedRepository } from "../../../organisation/hosted-repository.ts";
import { findRepository, fullName, iso } from "../state.ts";
import { type PageArgs, plainConnection } from "./connection.ts";
import type { GraphqlContext, Node } from "./context.ts";
import { accountNode, teamNode } from "./nodes/actor.ts";
import { threadNode } from "./nodes/comment.ts";
import { discussionNode } from "./nodes/delivery.ts";
import { issueNode } from "./nodes/issue.ts";
import { pullNode } from "./nodes/pull.ts";
import { fullRepositoryNode } from "./nodes/repository.ts";

const notFound = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { type: "NOT_FOUND" } });

/** The fields of `Query` that the simulator has. */
export function rootOf(context: GraphqlContext): Record<string, unknown> {
  const { state } = context;
  const { organisation } = state;
  const visible = (): HostedRepository[] =>
    organisation.repositories.filter((one) => !one.isDeleted && !state.hidden.has(one.id));
  return {
    rateLimit: () => {
      const { limit, used, remaining, resetsAt } = context.grant.allowance.standing(
        "graphql",
        state.clock.now(),
      );
      // What this query takes is off already, as the host tells it.
      const left = Math.max(0, remaining - context.points);
      return {
        cost: context.points,
        limit,
        used: used + context.points,
        remaining: left,
        resetAt: iso(resetsAt),
        nodeCount: context.nodeLimit,
      };
    },
    viewer: () => {
      const first = [...organisation.accounts.values()].find(
        (account) => account.type === "User" && !account.isDeleted,
      );
      return first
        ? {
            ...accountNode(state, first),
            organizations: (args: PageArgs) =>
              plainConnection(context, [visible()], args, (repositories) =>
                organizationNode(context, repositories),
              ),
          }
        : null;
    },
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const found = findRepository(state, owner, name);
      if (found === null)
        throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return fullRepositoryNode(context, found.repository);
    },
    organization: ({ login }: { readonly login: string }) => {
      if (login.toLowerCase() !== organisation.login)
        throw notFound(`Could not resolve to an Organization with the login of '${login}'.`);
      return organizationNode(context, visible());
    },
    node: ({ id }: { readonly id: string }) => nodeById(context, id),
    nodes: ({ ids }: { readonly ids: readonly string[] }) => ids.map((id) => nodeById(context, id)),
    meta: () => ({ gitHubServicesSha: "0".repeat(40), isPasswordAuthenticationVerifiable: false }),
  };
}

function organizationNode(context: GraphqlContext, repositories: readonly HostedRepository[]): Node {
  const { organisation, root } = context.state;
  const people = [...organisation.accounts.values()].filter((one) => one.type === "User" && !one.isDeleted);
  return {
    __typename: "Organization",
    id: organisation.nodeId,
    databaseId: organisation.id,
    login: organisation.login,
    name: organisation.login,
    url: `${root}/${organisation.login}`,
    repositories: (args: PageArgs) =>
      plainConnection(context, repositories, args, (one) => fullRepositoryNode(context, one)),
    teams: (args: PageArgs) =>
      plainConnection(context, organisation.teams, args, (team) => teamNode(context, team)),
    team: ({ slug }: { readonly slug: string }) => {
      const found = organisation.teams.find((team) => team.slug === slug);
      return found ? teamNode(context, found) : null;
    },
    membersWithRole: (args: PageArgs) =>
      plainConnection(context, people, args, (account) => accountNode(context.state, account)),
  };
}

/** Of a global id: a repository, pull request, issue, discussion, thread, account, team. */
function nodeById(context: GraphqlContext, id: string): Node {
  const { state } = context;
  const [, prefix, number] = /^([A-Z]+)_kwDO([0-9a-z]+)$/.exec(id) ?? [];
  const wanted = Number.parseInt(number ?? "", 36);
  for (const repository of state.organisation.repositories) {
    if (repository.isDeleted || state.hidden.has(repository.id)) continue;
    if (prefix === "R" && repository.id === wanted) return fullRepositoryNode(context, repository);
    const node = inRepository(context, repository, prefix ?? "", wanted);
    if (node !== null) return node;
  }
  const account = state.organisation.accounts.get(wanted);
  if (account && !account.isDeleted && (prefix === "U" || prefix === "BOT"))
    return accountNode(state, account);
  const team = state.organisation.teams.find((one) => one.nodeId === id);
  if (team) return teamNode(context, team);
  throw notFound(`Could not resolve to a node with the global id of '${id}'`);
}

function inRepository(
  context: GraphqlContext,
  repository: HostedRepository,
  prefix: string,
  id: number,
): Node | null {
  if (prefix === "PR") {
    const found = context.state.pulls.get(id);
    return found && fullName(found.repository) === fullName(repository)
      ? pullNode(context, repository, found.pull)
      : null;
  }
  if (prefix === "I") {
    const issue = repository.issues.find((one) => one.id === id);
    return issue ? issueNode(context, repository, issue) : null;
  }
  if (prefix === "D") {
    const discussion = repository.discussions.find((one) => one.id === id);
    return discussion ? discussionNode(context, repository, discussion) : null;
  }
  if (prefix !== "PRRT") return null;
  for (const pull of repository.pulls) {
    const thread = pull.threads.find((one) => one.id === id);
    if (thread) return threadNode(context, thread, pull);
  }
  return null;
}
