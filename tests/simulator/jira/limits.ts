import type { JiraState } from "@/prisma/scenarios/hosts/jira/jira-state.ts";

type Forbidden = { readonly until: number; readonly reason: string };
export type Limits = {
  /** Null where the request may be answered; else why and until when not. */
  enter(endpoint: string): Forbidden | null;
  leave(objects: number): void;
  /** Refuses from now on, for one endpoint or for the whole site. */
  forbid(endpoint: string | null, seconds: number, reason: string): Forbidden;
  headers(): Readonly<Record<string, string>>;
  readonly points: () => number;
};

const HOUR_MS = 3_600_000;
const MOST_AT_ONCE = 4;

/**
 * The limits of a site: an hourly quota of points (one a request, one an object) until the full hour, a bucket a second for each
 * endpoint, four requests at once. A request inside a forbidden time, or a fifth one at once, is a violation.
 */
export function makeLimits(
  state: JiraState,
  { quota, perSecond }: { readonly quota: number | null; readonly perSecond: number },
): Limits {
  const forbidden = new Map<string, Forbidden>();
  const seconds = new Map<string, { second: number; count: number }>();
  const hour = { start: 0, points: 0 };
  let open = 0;
  const forbid: Limits["forbid"] = (endpoint, wait, reason) => {
    const entry = { until: state.now() + wait * 1000, reason };
    forbidden.set(endpoint ?? "", entry);
    return entry;
  };
  return {
    forbid,
    points: () => hour.points,
    enter(endpoint) {
      const now = state.now();
      for (const place of ["", endpoint]) {
        const entry = forbidden.get(place);
        if (entry === undefined) continue;
        if (now < entry.until) {
          state.violate("asked-while-forbidden", `${endpoint}, ${entry.until - now} ms too early`);
          return entry;
        }
        forbidden.delete(place);
      }
      if (open >= MOST_AT_ONCE) state.violate("too-many-at-once", endpoint);
      open += 1;
      const start = Math.floor(now / HOUR_MS) * HOUR_MS;
      if (hour.start !== start) Object.assign(hour, { start, points: 0 });
      hour.points += 1;
      if (quota !== null && hour.points > quota) {
        open -= 1;
        return forbid(null, Math.ceil((start + HOUR_MS - now) / 1000), "jira-quota-tenant-based");
      }
      const second = Math.floor(now / 1000);
      const bucket = seconds.get(endpoint);
      const count = bucket?.second === second ? bucket.count + 1 : 1;
      seconds.set(endpoint, { second, count });
      if (count <= perSecond) return null;
      open -= 1;
      return forbid(endpoint, 1, "jira-burst-based");
    },
    leave(objects) {
      open -= 1;
      hour.points += objects;
    },
    headers: () =>
      quota === null
        ? {}
        : {
            "x-ratelimit-limit": String(quota),
            "x-ratelimit-remaining": String(Math.max(0, quota - hour.points)),
            "x-ratelimit-reset": new Date(hour.start + HOUR_MS).toISOString(),
          },
  };
}
