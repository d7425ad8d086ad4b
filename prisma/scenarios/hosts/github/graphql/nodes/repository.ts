import type { HostedRepository } from "../../../../organisation/hosted-repository.ts";
import { isoOrNull } from "../../state.ts";
import { connection, type Key, type PageArgs, plainConnection } from "../connection.ts";
import type { GraphqlContext, Node } from "../context.ts";
import { deploymentNode, discussionNode, releaseNode } from "./delivery.ts";
import { issueNode, milestoneNode } from "./issue.ts";
import { pullNode } from "./pull.ts";
import { repositoryNode } from "./repository-link.ts";
import { labelNode } from "./timeline.ts";

type Dated = { readonly id: number; readonly createdAt: number; readonly updatedAt?: number };
type ListArgs = PageArgs & {
  readonly states?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
  readonly filterBy?: { readonly since?: string | null } | null;
  readonly environments?: readonly string[] | null;
};

/** A repository with all its lists. */
export function fullRepositoryNode(context: GraphqlContext, repository: HostedRepository): Node {
  const list = <Item extends Dated>(
    items: readonly Item[],
    args: ListArgs,
    nodeOf: (item: Item) => unknown,
  ) => {
    const field = args.orderBy?.field === "UPDATED_AT" ? "updatedAt" : "createdAt";
    const isDescending = args.orderBy?.direction === "DESC";
    const key = (item: Item): Key => [item[field] ?? item.createdAt, item.id];
    return connection(
      context,
      ordered(context, items, field, isDescending, args),
      args,
      key,
      nodeOf,
      isDescending,
    );
  };
  const numbered =
    <Item extends { readonly number: number }>(items: readonly Item[], nodeOf: (item: Item) => unknown) =>
    ({ number }: { readonly number: number }) => {
      const found = items.find((item) => item.number === number);
      if (found === undefined) throw new Error(`Could not resolve to a node with the number of ${number}.`);
      return nodeOf(found);
    };
  return {
    ...repositoryNode(context, repository),
    pullRequests: (args: ListArgs) =>
      list(repository.pulls, args, (pull) => pullNode(context, repository, pull)),
    pullRequest: numbered(repository.pulls, (pull) => pullNode(context, repository, pull)),
    issues: (args: ListArgs) => {
      const since = args.filterBy?.since;
      const items =
        since == null
          ? repository.issues
          : repository.issues.filter((issue) => issue.updatedAt >= Date.parse(since));
      return list(items, args, (issue) => issueNode(context, repository, issue));
    },
    issue: numbered(repository.issues, (issue) => issueNode(context, repository, issue)),
    discussions: (args: ListArgs) =>
      list(repository.discussions, args, (one) => discussionNode(context, repository, one)),
    deployments: (args: ListArgs) => {
      const items =
        args.environments == null
          ? repository.deployments
          : repository.deployments.filter((one) => args.environments?.includes(one.environment));
      return list(items, args, (one) => deploymentNode(context, repository, one));
    },
    releases: (args: ListArgs) =>
      list(repository.releases, args, (one) => releaseNode(context, repository, one)),
    labels: (args: PageArgs) =>
      plainConnection(context, repository.labels, args, (label) => labelNode(repository, label.name)),
    milestones: (args: PageArgs) =>
      plainConnection(context, repository.milestones, args, (one) => milestoneNode(repository, one.number)),
    environments: (args: PageArgs) =>
      plainConnection(
        context,
        [...new Set(repository.deployments.map((one) => one.environment))],
        args,
        (name) => ({
          __typename: "Environment",
          id: `EN_${name}`,
          name,
        }),
      ),
    rulesets: (args: PageArgs) =>
      plainConnection(context, repository.rulesets, args, (one) => ({
        __typename: "RepositoryRuleset",
        id: `RRS_${one.id}`,
        databaseId: one.id,
        name: one.name,
        target: one.target.toUpperCase(),
        enforcement: one.enforcement.toUpperCase(),
        createdAt: isoOrNull(one.createdAt),
      })),
  };
}

type Sorted = { readonly version: number; readonly lists: Map<string, readonly unknown[]> };
const kept = new WeakMap<object, Sorted>();

/** The list in the order asked for; kept until anything changes. */
function ordered<Item extends Dated>(
  context: GraphqlContext,
  items: readonly Item[],
  field: "createdAt" | "updatedAt",
  isDescending: boolean,
  args: ListArgs,
): readonly Item[] {
  const { version } = context.state;
  const known = kept.get(items);
  const entry = known?.version === version ? known : { version, lists: new Map<string, readonly Item[]>() };
  kept.set(items, entry);
  const name = `${field}/${isDescending}/${args.states?.join(",") ?? ""}`;
  const found = entry.lists.get(name);
  if (found !== undefined) return found as readonly Item[];
  const at = (item: Item): number => item[field] ?? item.createdAt;
  // The schema's default is an empty list, which asks for all.
  const wanted =
    args.states == null || args.states.length === 0
      ? items
      : items.filter((item) => "state" in item && args.states?.includes(String(item.state)));
  const sorted = wanted.toSorted((a, b) => (at(a) - at(b) || a.id - b.id) * (isDescending ? -1 : 1));
  entry.lists.set(name, sorted);
  return sorted;
}
