import { RATE } from "./shared.ts";

/** When each list of a repository last changed: one request that spares one for each of them. */
export const PULSE = `query Pulse($owner: String!, $name: String!) {
  ${RATE}
  repository(owner: $owner, name: $name) {
    databaseId
    pushedAt
    pullRequests(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { updatedAt }
    }
    issues(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { updatedAt }
    }
    discussions(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { updatedAt }
    }
    deployments(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { updatedAt }
    }
    releases(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { updatedAt }
    }
  }
}`;
