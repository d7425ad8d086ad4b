import type { HostAccount, HostedTeam } from "../../../../organisation/organisation.ts";
import { accountOf, type GithubState, iso } from "../../state.ts";
import { connection, type PageArgs, plainConnection } from "../connection.ts";
import type { GraphqlContext, Node } from "../context.ts";

/** The account behind an id; nobody where it was deleted. */
export function actorNode(state: GithubState, id: number | null): Node | null {
  const account = accountOf(state, id);
  return account === null ? null : accountNode(state, account);
}

export function accountNode(state: GithubState, account: HostAccount): Node {
  const shared = {
    id: account.nodeId,
    databaseId: account.id,
    login: account.graphqlLogin,
    createdAt: iso(account.createdAt),
    updatedAt: iso(account.createdAt),
    avatarUrl: `${state.root}/avatars/u/${account.id}`,
    url: `${state.root}/${account.login}`,
    resourcePath: `/${account.login}`,
  };
  if (account.type === "Bot") return { __typename: "Bot", ...shared };
  return {
    __typename: "User",
    ...shared,
    fullDatabaseId: String(account.id),
    name: account.name,
    email: account.email ?? "",
    isEmployee: false,
    company: null,
    organizationVerifiedDomainEmails: () =>
      account.email?.endsWith(`@${state.organisation.login}.example`) ? [account.email] : [],
  };
}

export function teamNode(context: GraphqlContext, team: HostedTeam): Node {
  const { state } = context;
  const present = (): number[] => {
    const now = state.organisation.now;
    const here = team.members.filter((one) => one.from <= now && (one.until === null || one.until > now));
    return [...new Set(here.map((one) => one.account))]
      .filter((id) => accountOf(state, id) !== null)
      .toSorted((a, b) => a - b);
  };
  const above = state.organisation.teams.find((one) => one.id === team.parent);
  return {
    __typename: "Team",
    id: team.nodeId,
    databaseId: team.id,
    slug: team.slug,
    name: team.name,
    description: null,
    privacy: "VISIBLE",
    combinedSlug: `${state.organisation.login}/${team.slug}`,
    url: `${state.root}/orgs/${state.organisation.login}/teams/${team.slug}`,
    parentTeam: () => (above ? teamNode(context, above) : null),
    members: (args: PageArgs) =>
      connection(
        context,
        present(),
        args,
        (id) => [id, 0],
        (id) => actorNode(state, id),
      ),
    childTeams: (args: PageArgs) =>
      plainConnection(
        context,
        state.organisation.teams.filter((one) => one.parent === team.id),
        args,
        (one) => teamNode(context, one),
      ),
  };
}
