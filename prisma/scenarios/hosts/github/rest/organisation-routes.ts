import type { HostedRepository } from "../../../organisation/hosted-repository.ts";
import { accountOf, type GithubState, iso } from "../state.ts";
import { list, missing, one, type RestCall, type RestResult, type Route } from "./route.ts";
import { repositoryView } from "./views/repository.ts";
import { ownerView, teamView, userView } from "./views/user.ts";

const visible = (state: GithubState): HostedRepository[] =>
  state.organisation.repositories.filter((one) => !one.isDeleted && !state.hidden.has(one.id));
const isOurs = ({ state, params }: RestCall): boolean =>
  params.org?.toLowerCase() === state.organisation.login;
const inOrganisation = (answer: (call: RestCall) => RestResult) => (call: RestCall) =>
  isOurs(call) ? answer(call) : missing();

export const ORGANISATION_ROUTES: readonly Route[] = [
  {
    operation: "GET /installation/repositories",
    needs: "token",
    answer: ({ state }) =>
      list(visible(state), (repository) => repositoryView(state, repository), "repositories"),
  },
  {
    operation: "GET /user/repos",
    needs: "token",
    answer: ({ state }) => list(visible(state), (repository) => repositoryView(state, repository)),
  },
  {
    operation: "GET /orgs/{org}/repos",
    needs: "token",
    answer: inOrganisation(({ state }) =>
      list(visible(state), (repository) => repositoryView(state, repository)),
    ),
  },
  { operation: "GET /user", needs: "token", answer: ({ state }) => currentUser(state) },
  {
    operation: "GET /orgs/{org}/members",
    needs: "token",
    answer: inOrganisation(({ state }) => {
      const members = [...state.organisation.accounts.values()].filter(
        (one) => one.type === "User" && !one.isDeleted,
      );
      return list(members, (account) => userView(state, account));
    }),
  },
  {
    operation: "GET /orgs/{org}/teams",
    needs: "token",
    answer: inOrganisation(({ state }) => list(state.organisation.teams, (team) => teamView(state, team))),
  },
  {
    operation: "GET /orgs/{org}/teams/{team_slug}/members",
    needs: "token",
    answer: inOrganisation(({ state, params }) => {
      const team = state.organisation.teams.find((one) => one.slug === params.team_slug);
      if (team === undefined) return missing();
      const { now } = state.organisation;
      const present = team.members.filter(
        (one) => one.from <= now && (one.until === null || one.until > now),
      );
      const accounts = [...new Set(present.map((one) => one.account))].flatMap(
        (id) => accountOf(state, id) ?? [],
      );
      return list(accounts, (account) => userView(state, account));
    }),
  },
  {
    operation: "GET /meta",
    needs: "open",
    answer: () => one({ verifiable_password_authentication: false, installed_version: "3.21.0" }),
  },
  { operation: "GET /rate_limit", needs: "token", answer: rateLimit },
];

function currentUser(state: GithubState): RestResult {
  const account = [...state.organisation.accounts.values()].find(
    (one) => one.type === "User" && !one.isDeleted,
  );
  if (account === undefined) return missing();
  const counts = [
    "followers",
    "following",
    "public_gists",
    "public_repos",
    "collaborators",
    "disk_usage",
    "owned_private_repos",
    "private_gists",
    "total_private_repos",
  ];
  return one({
    ...userView(state, account),
    ...Object.fromEntries(counts.map((name) => [name, 0])),
    bio: null,
    blog: null,
    company: null,
    email: account.email,
    hireable: null,
    location: null,
    name: account.name,
    created_at: iso(account.createdAt),
    updated_at: iso(account.createdAt),
    two_factor_authentication: true,
  });
}

function rateLimit({ state, grant }: RestCall): RestResult {
  if (grant === null) return missing();
  const now = state.clock.now();
  const write = (resource: "rest" | "graphql") => {
    const { limit, used, remaining, resetsAt } = grant.allowance.standing(resource, now);
    return { limit, used, remaining, reset: Math.ceil(resetsAt / 1000) };
  };
  const search = { limit: 30, used: 0, remaining: 30, reset: Math.ceil(now / 1000) + 60 };
  return one({ resources: { core: write("rest"), graphql: write("graphql"), search }, rate: write("rest") });
}

/** Who installed the app, for the app's own routes. */
export const installer = (state: GithubState): unknown => ownerView(state, state.organisation.login);
