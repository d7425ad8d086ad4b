import { fieldOf, fragmentOf, type InnerList, RATE, WHO } from "./shared.ts";

const LABELS: InnerList = { field: "labels", args: "", type: "LabelConnection", nodes: "name" };
const ASSIGNEES: InnerList = {
  field: "assignees",
  args: "",
  type: "UserConnection",
  nodes: `__typename
    login
    databaseId
    name`,
};
const EVENTS: InnerList = {
  field: "timelineItems",
  args: `, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT]`,
  type: "IssueTimelineItemsConnection",
  nodes: `__typename
    ... on ClosedEvent { id createdAt actor { ...Who } stateReason }
    ... on ReopenedEvent { id createdAt actor { ...Who } }
    ... on LabeledEvent { id createdAt actor { ...Who } label { name } }
    ... on UnlabeledEvent { id createdAt actor { ...Who } label { name } }
    ... on AssignedEvent { id createdAt actor { ...Who } assignee { ...Assigned } }
    ... on UnassignedEvent { id createdAt actor { ...Who } assignee { ...Assigned } }`,
};
const ASSIGNED = `fragment Assigned on Assignee {
  __typename
  ... on User { login databaseId }
  ... on Bot { login databaseId }
  ... on Mannequin { login databaseId }
}`;
/** The project fields that most boards have, by name: each is one value, so that no third list is opened. */
const PROJECTS = `projectItems(first: 5) @include(if: $projects) {
          nodes {
            project { title number }
            status: fieldValueByName(name: "Status") { ...Chosen }
            priority: fieldValueByName(name: "Priority") { ...Chosen }
            size: fieldValueByName(name: "Size") { ...Chosen }
            estimate: fieldValueByName(name: "Estimate") { ...Chosen }
            iteration: fieldValueByName(name: "Iteration") { ...Chosen }
          }
        }`;
const CHOSEN = `fragment Chosen on ProjectV2ItemFieldValue {
  ... on ProjectV2ItemFieldSingleSelectValue { name }
  ... on ProjectV2ItemFieldNumberValue { number }
  ... on ProjectV2ItemFieldTextValue { text }
  ... on ProjectV2ItemFieldIterationValue { title }
}`;

export const ISSUE_LISTS: readonly InnerList[] = [LABELS, ASSIGNEES, EVENTS];
export const ISSUE_FRAGMENTS = [WHO, ASSIGNED, ...ISSUE_LISTS.map(fragmentOf)].join("\n");

const PAGE = `fragment Page on IssueConnection {
  totalCount
  pageInfo { hasNextPage endCursor startCursor }
  nodes {
    id
    fullDatabaseId
    databaseId
    number
    title
    body
    state
    stateReason
    createdAt
    updatedAt
    closedAt
    author { ...Who }
    authorAssociation
    milestone { title dueOn }
    parent { fullDatabaseId databaseId }
    ${fieldOf(LABELS, 30)}
    ${fieldOf(ASSIGNEES, 10)}
    ${fieldOf(EVENTS, 50)}
    ${PROJECTS}
  }
}`;

/** Issues, those that changed last first, and where `ends` is asked for those that changed first; pull requests are not among them. */
export const ISSUES = `query Issues($owner: String!, $name: String!, $first: Int!, $after: String, $last: Int!, $before: String, $ends: Boolean!, $whole: Boolean!, $projects: Boolean!) {
  ${RATE}
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    list: issues(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) { ...Page }
    tail: issues(last: $last, before: $before, orderBy: { field: UPDATED_AT, direction: DESC }) @include(if: $ends) { ...Page }
  }
}
${PAGE}
${ISSUE_FRAGMENTS}
${CHOSEN}`;
