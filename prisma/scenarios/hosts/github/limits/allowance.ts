const MINUTE = 60_000;
const HOUR = 3_600_000;

export type Resource = "rest" | "graphql";
export type Limits = {
  /** Requests an hour. */
  readonly rest: number;
  /** Points an hour. */
  readonly graphql: number;
  readonly concurrent: number;
  /** Points a minute. */
  readonly restPerMinute: number;
  readonly graphqlPerMinute: number;
  /** Milliseconds of GraphQL's response time a minute. */
  readonly graphqlMsPerMinute: number;
};

/** What GitHub publishes for a token of a person or an app. */
export const LIMITS: Limits = {
  rest: 5_000,
  graphql: 5_000,
  concurrent: 100,
  restPerMinute: 900,
  graphqlPerMinute: 2_000,
  graphqlMsPerMinute: 60_000,
};

export type Standing = {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  readonly resetsAt: number;
};
export type Refusal =
  | { readonly why: "primary"; readonly resource: Resource }
  | { readonly why: "secondary"; readonly retryAfter: number; readonly isNew: boolean };

export type Spending = { readonly points: number; readonly burst: number; readonly ms: number };

/** The allowance of one installation or one person, whatever tokens they use. */
export type Allowance = {
  /** Asked before a request is served. Null: go on. */
  readonly admit: (resource: Resource, now: number) => Refusal | null;
  /** Booked after it was served: `points` of the hour, `burst` of the minute, `ms` of response time. */
  readonly book: (resource: Resource, spent: Spending, now: number) => void;
  readonly leave: () => void;
  readonly standing: (resource: Resource, now: number) => Standing;
  /** No request before that moment, on purpose of a test. */
  readonly forbid: (until: number) => void;
  readonly exhaust: (resource: Resource, now: number, resetsIn: number) => void;
};

const freshHour = (start: number) => ({ start, used: 0, length: HOUR, isTold: false });
type Booking = { readonly at: number; readonly points: number; readonly ms: number };

export function allowanceOf(limits: Limits, violate: (kind: string, detail: string) => void): Allowance {
  const hours = { rest: freshHour(-HOUR), graphql: freshHour(-HOUR) };
  const recent: Record<Resource, Booking[]> = { rest: [], graphql: [] };
  let forbiddenUntil = 0;
  let inFlight = 0;
  const hourOf = (resource: Resource, now: number) => {
    const hour = hours[resource];
    if (now >= hour.start + hour.length) Object.assign(hour, freshHour(now));
    return hour;
  };
  const limitOf = (resource: Resource): number => limits[resource];
  const burst = (resource: Resource, now: number): string | null => {
    const window = recent[resource].filter((one) => one.at > now - MINUTE);
    recent[resource] = window;
    const points = window.reduce((sum, one) => sum + one.points, 0);
    if (points >= (resource === "rest" ? limits.restPerMinute : limits.graphqlPerMinute))
      return `${points} ${resource} points in a minute`;
    // What lies inside the minute: one stream without a pause fills it and no more.
    const ms = window.reduce((sum, one) => sum + Math.min(one.ms, one.at - (now - MINUTE)), 0);
    return resource === "graphql" && ms > limits.graphqlMsPerMinute
      ? `${ms} ms of GraphQL in a minute`
      : null;
  };
  const refuse = (now: number, detail: string): Refusal => {
    violate("secondary-limit", detail);
    forbiddenUntil = now + MINUTE;
    return { why: "secondary", retryAfter: 60, isNew: true };
  };
  return {
    admit: (resource, now) => {
      if (now < forbiddenUntil) {
        violate("inside-forbidden-interval", `${Math.ceil((forbiddenUntil - now) / 1000)} s too early`);
        return { why: "secondary", retryAfter: Math.ceil((forbiddenUntil - now) / 1000), isNew: false };
      }
      const hour = hourOf(resource, now);
      if (hour.used >= limitOf(resource)) {
        if (hour.isTold) violate("inside-forbidden-interval", `the ${resource} allowance was used up`);
        hour.isTold = true;
        return { why: "primary", resource };
      }
      if (inFlight >= limits.concurrent) return refuse(now, `${inFlight + 1} requests at once`);
      const tooFast = burst(resource, now);
      if (tooFast !== null) return refuse(now, tooFast);
      inFlight += 1;
      return null;
    },
    book: (resource, { points, burst: fast, ms }, now) => {
      hourOf(resource, now).used += points;
      recent[resource].push({ at: now, points: fast, ms });
    },
    leave: () => {
      inFlight -= 1;
    },
    standing: (resource, now) => {
      const hour = hourOf(resource, now);
      const limit = limitOf(resource);
      return {
        limit,
        used: hour.used,
        remaining: Math.max(0, limit - hour.used),
        resetsAt: hour.start + hour.length,
      };
    },
    forbid: (until) => {
      forbiddenUntil = Math.max(forbiddenUntil, until);
    },
    exhaust: (resource, now, resetsIn) => {
      Object.assign(hours[resource], {
        start: now,
        used: limitOf(resource),
        length: resetsIn,
        isTold: false,
      });
    },
  };
}
