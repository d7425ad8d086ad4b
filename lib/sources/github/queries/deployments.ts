import { fieldOf, fragmentOf, type InnerList, RATE, WHO } from "./shared.ts";

const STATUSES: InnerList = {
  field: "statuses",
  args: "",
  type: "DeploymentStatusConnection",
  nodes: `id
    state
    createdAt`,
};
export const DEPLOYMENT_LISTS: readonly InnerList[] = [STATUSES];
export const DEPLOYMENT_FRAGMENTS = fragmentOf(STATUSES);

/** Deployments, the latest first. */
export const DEPLOYMENTS = `query Deployments($owner: String!, $name: String!, $first: Int!, $after: String, $whole: Boolean!) {
  ${RATE}
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    list: deployments(first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        databaseId
        commitOid
        environment
        originalEnvironment
        latestEnvironment
        state
        task
        createdAt
        updatedAt
        creator { ...Who }
        ref { name }
        ${fieldOf(STATUSES, 30)}
      }
    }
  }
}
${WHO}
${DEPLOYMENT_FRAGMENTS}`;
