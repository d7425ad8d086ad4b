import { RATE } from "./shared.ts";

/** The checks on the heads of open pull requests, those that changed last first. */
export const CHECK_RUNS = `query CheckRuns($owner: String!, $name: String!, $first: Int!, $after: String) {
  ${RATE}
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    list: pullRequests(first: $first, after: $after, states: [OPEN], orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        number
        updatedAt
        commits(last: 1) {
          nodes {
            commit {
              oid
              statusCheckRollup {
                contexts(first: 100) {
                  totalCount
                  nodes {
                    __typename
                    ... on CheckRun {
                      id
                      name
                      status
                      conclusion
                      startedAt
                      completedAt
                      checkSuite { app { slug } }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}`;
