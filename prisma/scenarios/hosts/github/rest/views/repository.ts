import type { HostedRepository } from "../../../../organisation/hosted-repository.ts";
import { fullName, type GithubState, iso } from "../../state.ts";
import { ownerView } from "./user.ts";

const TEMPLATES: Readonly<Record<string, string>> = {
  archive: "/{archive_format}{/ref}",
  assignees: "/assignees{/user}",
  blobs: "/git/blobs{/sha}",
  branches: "/branches{/branch}",
  collaborators: "/collaborators{/collaborator}",
  comments: "/comments{/number}",
  commits: "/commits{/sha}",
  compare: "/compare/{base}...{head}",
  contents: "/contents/{+path}",
  contributors: "/contributors",
  deployments: "/deployments",
  downloads: "/downloads",
  events: "/events",
  forks: "/forks",
  git_commits: "/git/commits{/sha}",
  git_refs: "/git/refs{/sha}",
  git_tags: "/git/tags{/sha}",
  hooks: "/hooks",
  issue_comment: "/issues/comments{/number}",
  issue_events: "/issues/events{/number}",
  issues: "/issues{/number}",
  keys: "/keys{/key_id}",
  labels: "/labels{/name}",
  languages: "/languages",
  merges: "/merges",
  milestones: "/milestones{/number}",
  notifications: "/notifications{?since,all,participating}",
  pulls: "/pulls{/number}",
  releases: "/releases{/id}",
  stargazers: "/stargazers",
  statuses: "/statuses/{sha}",
  subscribers: "/subscribers",
  subscription: "/subscription",
  tags: "/tags",
  teams: "/teams",
  trees: "/git/trees{/sha}",
};

export type RepositoryView = Readonly<Record<string, unknown>>;
export const apiOf = (state: GithubState, repository: HostedRepository): string =>
  `${state.root}/api/v3/repos/${fullName(repository)}`;
export const pageOf = (state: GithubState, repository: HostedRepository): string =>
  `${state.root}/${fullName(repository)}`;

const kept = new WeakMap<
  HostedRepository,
  { readonly name: string; readonly version: number; readonly view: RepositoryView }
>();

export function repositoryView(state: GithubState, repository: HostedRepository): RepositoryView {
  const name = fullName(repository);
  const known = kept.get(repository);
  if (known?.name === `${state.root}/${name}` && known.version === state.version) return known.view;
  const api = apiOf(state, repository);
  const page = pageOf(state, repository);
  const open =
    repository.pulls.filter((one) => one.state === "OPEN").length +
    repository.issues.filter((one) => one.state === "OPEN").length;
  const view = {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: name,
    private: repository.isPrivate,
    owner: ownerView(state, repository.owner),
    html_url: page,
    description: null,
    fork: repository.isFork,
    url: api,
    ...Object.fromEntries(Object.entries(TEMPLATES).map(([key, path]) => [`${key}_url`, `${api}${path}`])),
    created_at: iso(repository.createdAt),
    updated_at: iso(repository.updatedAt),
    pushed_at: iso(repository.pushedAt),
    git_url: `git://127.0.0.1/${name}.git`,
    ssh_url: `git@127.0.0.1:${name}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    homepage: null,
    size: repository.isEmpty ? 0 : 4_096,
    stargazers_count: 0,
    watchers_count: 0,
    language: repository.isEmpty ? null : "TypeScript",
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: true,
    forks_count: 0,
    mirror_url: null,
    archived: repository.isArchived,
    disabled: false,
    open_issues_count: open,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.isPrivate ? "private" : "public",
    forks: 0,
    open_issues: open,
    watchers: 0,
    default_branch: repository.defaultBranch,
    permissions: { admin: false, maintain: false, push: false, triage: false, pull: true },
  };
  kept.set(repository, { name: `${state.root}/${name}`, version: state.version, view });
  return view;
}
