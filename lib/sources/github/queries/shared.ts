/** Head of every query: what it cost, and what is left. */
export const RATE = `rateLimit {
  cost
  remaining
  resetAt
}`;

/** An account as the query language tells it. */
export const WHO = `fragment Who on Actor {
  __typename
  login
  ... on User { databaseId name }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`;

/** A list inside of an item, which is read to its end by queries of its own where one page does not hold it. */
export type InnerList = {
  readonly field: string;
  /** Arguments besides `first` and `after`, with a comma before. */
  readonly args: string;
  /** Of the connection, without the braces. */
  readonly type: string;
  readonly nodes: string;
};

/** What is asked of a list in every place where it stands. */
export const fragmentOf = (list: InnerList): string => `fragment ${nameOf(list)} on ${list.type} {
  totalCount
  pageInfo { hasNextPage endCursor startCursor }
  nodes {
    ${list.nodes}
  }
}`;

/** The list in an item of a page. */
export const fieldOf = (list: InnerList, first: number): string =>
  `${list.field}(first: ${first}${list.args}) @include(if: $whole) { ...${nameOf(list)} }`;

export const nameOf = (list: InnerList): string => `Some${list.type}`;
