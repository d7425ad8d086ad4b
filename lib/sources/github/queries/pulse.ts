import { RATE } from "./shared.ts";

const newestOf = (list: string, field = "UPDATED_AT", more = ""): string =>
  `${list}(first: 1, orderBy: { field: ${field}, direction: DESC }) {
      ${more}nodes { updatedAt }
    }`;

/** When the lists beside the pull requests last changed, for a query of a repository. */
export const NEWEST = [
  newestOf("issues", "UPDATED_AT", "totalCount\n      "),
  newestOf("discussions"),
  newestOf("deployments", "CREATED_AT"),
  newestOf("releases", "CREATED_AT"),
].join("\n    ");

/** When each list of a repository last changed: one request that spares one for each of them. */
export const PULSE = `query Pulse($owner: String!, $name: String!) {
  ${RATE}
  repository(owner: $owner, name: $name) {
    databaseId
    ${newestOf("pullRequests")}
    ${NEWEST}
  }
}`;
