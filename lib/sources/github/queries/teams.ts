import { fragmentOf, type InnerList, RATE } from "./shared.ts";

const MEMBERS: InnerList = {
  field: "members",
  args: ", membership: IMMEDIATE",
  type: "TeamMemberConnection",
  nodes: `__typename
    login
    databaseId
    name`,
};
export const TEAM_LISTS: readonly InnerList[] = [MEMBERS];
export const TEAM_FRAGMENTS = fragmentOf(MEMBERS);

/** The teams of an organisation with those who are in them, not counting the members of the teams below. */
export const TEAMS = `query Teams($login: String!, $first: Int!, $after: String) {
  ${RATE}
  organization(login: $login) {
    databaseId
    login
    list: teams(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        databaseId
        slug
        name
        parentTeam { databaseId }
        members(first: 100, membership: IMMEDIATE) { ...SomeTeamMemberConnection }
      }
    }
  }
}
${TEAM_FRAGMENTS}`;

/** Everybody in an organisation. */
export const MEMBERS_OF_ORGANISATION = `query Members($login: String!, $first: Int!, $after: String) {
  ${RATE}
  organization(login: $login) {
    databaseId
    login
    list: membersWithRole(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        __typename
        id
        login
        databaseId
        name
      }
    }
  }
}`;

/** The organisations that a person's token can see. */
export const OWN_ORGANISATIONS = `query Organisations($first: Int!, $after: String) {
  ${RATE}
  viewer {
    login
    organizations(first: $first, after: $after) {
      nodes { login }
    }
  }
}`;
