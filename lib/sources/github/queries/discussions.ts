import { fieldOf, fragmentOf, type InnerList, RATE, WHO } from "./shared.ts";

const COMMENTS: InnerList = {
  field: "comments",
  args: "",
  type: "DiscussionCommentConnection",
  nodes: `id
    createdAt
    author { ...Who }`,
};
export const DISCUSSION_LISTS: readonly InnerList[] = [COMMENTS];
export const DISCUSSION_FRAGMENTS = [WHO, fragmentOf(COMMENTS)].join("\n");

/** Discussions, those that changed last first. */
export const DISCUSSIONS = `query Discussions($owner: String!, $name: String!, $first: Int!, $after: String, $whole: Boolean!) {
  ${RATE}
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    list: discussions(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        databaseId
        number
        title
        createdAt
        updatedAt
        closedAt
        author { ...Who }
        category { name isAnswerable }
        answer { author { ...Who } }
        answerChosenAt
        answerChosenBy { ...Who }
        ${fieldOf(COMMENTS, 50)}
      }
    }
  }
}
${DISCUSSION_FRAGMENTS}`;
