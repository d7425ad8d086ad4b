/** What is known of an allowance at one moment. Instants in milliseconds since 1970. */
export type Allowance = {
  /** Points of the whole period, and those left of it, where the host told. */
  readonly whole: number | null;
  readonly left: number | null;
  readonly resetsAt: number | null;
  /** No request before this instant, and why. */
  readonly closedUntil: number | null;
  readonly reason: string | null;
  /** Refusals in a row. */
  readonly strikes: number;
  /** What the last minute still weighs at `weighedAt`: response time and points, both draining evenly. */
  readonly weighedAt: number | null;
  readonly busyMs: number;
  readonly points: number;
  /** When each request under way is given up. */
  readonly leases: readonly number[];
};

export const UNKNOWN_ALLOWANCE: Allowance = {
  whole: null,
  left: null,
  resetsAt: null,
  closedUntil: null,
  reason: null,
  strikes: 0,
  weighedAt: null,
  busyMs: 0,
  points: 0,
  leases: [],
};

/** Of a minute's limit this much drains in a minute, and this much may pile up: with what is under way never more than the limit. */
export const DRAIN = 0.88;
export const PILE = 0.05;
/** What a request under way is taken to last, until it has answered. */
export const USUAL_MS = 2_500;

/** The weight of the last minute at `now`: it drains evenly, somewhat slower than the limit. A clock that went back drains nothing. */
export function weigh(
  allowance: Allowance,
  limits: { readonly busyMs: number | null; readonly points: number | null },
  now: number,
): { readonly busyMs: number; readonly points: number } {
  const minutes = Math.max(0, now - (allowance.weighedAt ?? now)) / 60_000;
  const after = (weight: number, limit: number | null): number =>
    limit === null ? 0 : Math.max(0, weight - limit * DRAIN * minutes);
  return { busyMs: after(allowance.busyMs, limits.busyMs), points: after(allowance.points, limits.points) };
}
