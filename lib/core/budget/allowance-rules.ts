/** What a resource of a host allows, and how much of it we take. */
export type AllowanceRules = {
  /** Requests under way at once. */
  readonly atOnce: number;
  /** Response time per minute that may be used up, in milliseconds; null: not limited. */
  readonly busyMsPerMinute: number | null;
  readonly pointsPerMinute: number | null;
  /** Whether a refusal for going too fast closes every resource of the connection, or this one alone. */
  readonly closesAll: boolean;
};

/**
 * By resource. GitHub: 60 s of response time a minute for GraphQL, 2,000 points a minute there and 900 for REST, secondary
 * limits for both together (docs.github.com, "Rate limits for the GraphQL API"). Jira: at most four at a time, bursts
 * counted endpoint by endpoint (developer.atlassian.com, "Rate limiting").
 */
const RULES: Readonly<Record<string, AllowanceRules>> = {
  graphql: { atOnce: 2, busyMsPerMinute: 60_000, pointsPerMinute: 2_000, closesAll: true },
  rest: { atOnce: 10, busyMsPerMinute: null, pointsPerMinute: 900, closesAll: true },
  search: { atOnce: 1, busyMsPerMinute: null, pointsPerMinute: 30, closesAll: true },
  jira: { atOnce: 4, busyMsPerMinute: null, pointsPerMinute: null, closesAll: false },
};

const CAREFUL: AllowanceRules = { atOnce: 2, busyMsPerMinute: null, pointsPerMinute: null, closesAll: false };

export const rulesOf = (resource: string): AllowanceRules => RULES[resource] ?? CAREFUL;

/** The share of an hour's allowance that is left for messages from the host and for people who wait. */
export const RESERVE = 0.15;

/** A request that has not answered for so long will not: its worker has died. */
export const LEASE_MS = 15_000;
