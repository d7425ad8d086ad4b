import type { HostedRepository } from "../../../../organisation/hosted-repository.ts";
import { fullName, iso } from "../../state.ts";
import type { GraphqlContext, Node } from "../context.ts";

/** What is told about a repository without its lists. */
export function repositoryNode({ state }: GraphqlContext, repository: HostedRepository): Node {
  const name = fullName(repository);
  return {
    __typename: "Repository",
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: name,
    owner: {
      __typename: "Organization",
      id: state.organisation.nodeId,
      databaseId: state.organisation.id,
      login: repository.owner,
      name: repository.owner,
      url: `${state.root}/${repository.owner}`,
    },
    url: `${state.root}/${name}`,
    sshUrl: `git@127.0.0.1:${name}.git`,
    description: null,
    visibility: repository.isPrivate ? "PRIVATE" : "PUBLIC",
    isPrivate: repository.isPrivate,
    isArchived: repository.isArchived,
    archivedAt: repository.isArchived ? iso(repository.updatedAt) : null,
    isFork: repository.isFork,
    isEmpty: repository.isEmpty,
    isDisabled: false,
    isLocked: false,
    isMirror: false,
    isTemplate: false,
    hasDiscussionsEnabled: true,
    hasIssuesEnabled: true,
    diskUsage: repository.isEmpty ? 0 : 4_096,
    stargazerCount: 0,
    forkCount: 0,
    viewerPermission: "READ",
    createdAt: iso(repository.createdAt),
    updatedAt: iso(repository.updatedAt),
    pushedAt: repository.isEmpty ? null : iso(repository.pushedAt),
    defaultBranchRef: repository.isEmpty
      ? null
      : {
          __typename: "Ref",
          id: `REF_${repository.id}`,
          name: repository.defaultBranch,
          prefix: "refs/heads/",
        },
    primaryLanguage: repository.isEmpty
      ? null
      : { __typename: "Language", id: "LANG_ts", name: "TypeScript", color: null },
  };
}
