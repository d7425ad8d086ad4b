import type { HostedIssue, HostedRepository } from "../../../../organisation/hosted-repository.ts";
import { nodeId } from "../../../../organisation/making/world.ts";
import { fullName, iso, isoOrNull } from "../../state.ts";
import { type PageArgs, plainConnection } from "../connection.ts";
import type { GraphqlContext, Node } from "../context.ts";
import { actorNode } from "./actor.ts";
import { issueCommentNode } from "./comment.ts";
import { repositoryNode } from "./repository-link.ts";
import { EVENT_TYPES, eventNode, labelNode } from "./timeline.ts";

type TimelineArgs = PageArgs & { readonly itemTypes?: readonly string[] | null };

export function issueNode(context: GraphqlContext, repository: HostedRepository, issue: HostedIssue): Node {
  const { state } = context;
  const page =
    <T>(items: readonly T[], nodeOf: (item: T) => unknown) =>
    (args: PageArgs) =>
      plainConnection(context, items, args, nodeOf);
  const numbered = (number: number | null): Node | null => {
    const found = repository.issues.find((one) => one.number === number);
    return found ? issueNode(context, repository, found) : null;
  };
  const done = issue.subIssues.filter((number) =>
    repository.issues.some((one) => one.number === number && one.state === "CLOSED"),
  ).length;
  return {
    __typename: "Issue",
    id: nodeId("I", issue.id),
    databaseId: issue.id % 2_147_483_647,
    fullDatabaseId: String(issue.id),
    number: issue.number,
    title: issue.title,
    body: issue.body ?? "",
    bodyText: issue.body ?? "",
    state: issue.state,
    stateReason: issue.stateReason,
    closed: issue.state === "CLOSED",
    locked: false,
    url: `${state.root}/${fullName(repository)}/issues/${issue.number}`,
    createdAt: iso(issue.createdAt),
    updatedAt: iso(issue.updatedAt),
    closedAt: isoOrNull(issue.closedAt),
    author: () => actorNode(state, issue.author),
    authorAssociation: "MEMBER",
    repository: () => repositoryNode(context, repository),
    milestone: () => milestoneNode(repository, issue.milestone),
    issueType:
      issue.type === null
        ? null
        : {
            __typename: "IssueType",
            id: `IT_${issue.type}`,
            name: issue.type,
            isEnabled: true,
            description: null,
          },
    parent: () => numbered(issue.parent),
    subIssues: page(issue.subIssues, numbered),
    subIssuesSummary: {
      __typename: "SubIssuesSummary",
      total: issue.subIssues.length,
      completed: done,
      percentCompleted: issue.subIssues.length === 0 ? 0 : Math.floor((100 * done) / issue.subIssues.length),
    },
    labels: page(issue.labels, (name) => labelNode(repository, name)),
    // Who is gone is assigned to nothing any more.
    assignees: page(
      issue.assignees.filter((id) => actorNode(state, id) !== null),
      (id) => actorNode(state, id),
    ),
    comments: page(issue.comments, (comment) => issueCommentNode(context, comment)),
    projectItems: page(Object.keys(issue.projectFields).length === 0 ? [] : [issue], (one) =>
      projectItemNode(context, one),
    ),
    timelineItems: (args: TimelineArgs) => {
      const items = issue.timeline.filter(
        (event) => args.itemTypes == null || args.itemTypes.includes(EVENT_TYPES[event.kind][1]),
      );
      return plainConnection(context, items, args, (event) => eventNode(context, repository, event));
    },
  };
}

export function milestoneNode(repository: HostedRepository, number: number | null): Node | null {
  const milestone = repository.milestones.find((one) => one.number === number);
  if (milestone === undefined) return null;
  return {
    __typename: "Milestone",
    id: nodeId("MI", milestone.id),
    number: milestone.number,
    title: milestone.title,
    dueOn: isoOrNull(milestone.dueOn),
    state: "OPEN",
    createdAt: iso(milestone.createdAt),
    description: null,
  };
}

function projectItemNode(context: GraphqlContext, issue: HostedIssue): Node {
  const project = { __typename: "ProjectV2", id: "PVT_1", number: 1, title: "Roadmap", databaseId: 77 };
  return {
    __typename: "ProjectV2Item",
    id: nodeId("PVTI", issue.id),
    fullDatabaseId: String(issue.id),
    isArchived: false,
    type: "ISSUE",
    project,
    fieldValues: (args: PageArgs) =>
      plainConnection(context, Object.entries(issue.projectFields), args, fieldValueNode),
    fieldValueByName: ({ name }: { readonly name: string }) => {
      const value = issue.projectFields[name];
      return value === undefined ? null : fieldValueNode([name, value]);
    },
  };
}

function fieldValueNode([name, value]: [string, string | number]): Node {
  if (typeof value === "number") {
    return {
      __typename: "ProjectV2ItemFieldNumberValue",
      id: `PVTFNV_${name}`,
      number: value,
      field: { __typename: "ProjectV2Field", id: `PVTF_${name}`, name, dataType: "NUMBER" },
    };
  }
  return {
    __typename: "ProjectV2ItemFieldSingleSelectValue",
    id: `PVTFSV_${name}`,
    name: value,
    optionId: value.toLowerCase(),
    field: {
      __typename: "ProjectV2SingleSelectField",
      id: `PVTSSF_${name}`,
      name,
      dataType: "SINGLE_SELECT",
    },
  };
}
