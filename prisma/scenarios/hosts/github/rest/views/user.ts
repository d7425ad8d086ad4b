import type { HostAccount, HostedTeam } from "../../../../organisation/organisation.ts";
import { accountOf, type GithubState } from "../../state.ts";

const USER_URLS = [
  "followers",
  "following",
  "gists",
  "starred",
  "subscriptions",
  "organizations",
  "repos",
  "events",
  "received_events",
];

export type UserView = Readonly<Record<string, unknown>>;

function view(state: GithubState, login: string, id: number, nodeId: string, type: string): UserView {
  const api = `${state.root}/api/v3/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId,
    avatar_url: `${state.root}/avatars/u/${id}`,
    gravatar_id: "",
    url: api,
    html_url: `${state.root}/${encodeURIComponent(login)}`,
    ...Object.fromEntries(
      USER_URLS.map((name) => [`${name}_url`, `${api}/${name === "organizations" ? "orgs" : name}`]),
    ),
    type,
    user_view_type: "public",
    site_admin: false,
  };
}

export const userView = (state: GithubState, account: HostAccount): UserView =>
  view(state, account.login, account.id, account.nodeId, account.type);

/** The owner of repositories and teams. */
export const ownerView = (state: GithubState, login: string): UserView =>
  view(state, login, state.organisation.id, state.organisation.nodeId, "Organization");

/** The organisation as webhooks tell it. */
export function organisationView(state: GithubState): UserView {
  const { login, id, nodeId } = state.organisation;
  const api = `${state.root}/api/v3/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId,
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${state.root}/avatars/u/${id}`,
    description: null,
  };
}

export function userOrNull(state: GithubState, id: number | null): UserView | null {
  const account = accountOf(state, id);
  return account === null ? null : userView(state, account);
}

/** Where the host never says nobody, it says ghost. */
export const userOrGhost = (state: GithubState, id: number | null): UserView =>
  userOrNull(state, id) ?? view(state, "ghost", 10_137, "MDQ6VXNlcjEwMTM3", "User");

export function teamView(state: GithubState, team: HostedTeam): Readonly<Record<string, unknown>> {
  const { login } = state.organisation;
  const api = `${state.root}/api/v3/organizations/${state.organisation.id}/team/${team.id}`;
  const above = state.organisation.teams.find((one) => one.id === team.parent);
  return {
    id: team.id,
    node_id: team.nodeId,
    url: api,
    html_url: `${state.root}/orgs/${login}/teams/${team.slug}`,
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: "closed",
    notification_setting: "notifications_enabled",
    permission: "pull",
    type: "organization",
    organization_id: state.organisation.id,
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
    parent: above ? teamView(state, above) : null,
  };
}
