import { type Allowance, DRAIN, PILE, USUAL_MS, weigh } from "./allowance.ts";
import { type AllowanceRules, LEASE_MS, RESERVE } from "./allowance-rules.ts";

export type Asked = {
  readonly points: number;
  /** Somebody waits for it: it may take from the reserve. */
  readonly isUrgent: boolean;
};
export type Plan =
  | { readonly start: true; readonly next: Allowance; readonly lease: number }
  | { readonly start: false; readonly at: number; readonly reason: string };

/** Wait before asking again whether one of the requests under way has ended. */
const LOOK_AGAIN_MS = 50;

/**
 * Whether a request may start now, and what the allowance is after it started; or when it may. The points are taken at once,
 * so that what others ask meanwhile is reckoned without them.
 */
export function planRequest(allowance: Allowance, rules: AllowanceRules, asked: Asked, now: number): Plan {
  const wait = (at: number, reason: string): Plan => ({ start: false, at, reason });
  if (allowance.closedUntil !== null && allowance.closedUntil > now)
    return wait(allowance.closedUntil, allowance.reason ?? "The host asked to wait.");

  const isOver = allowance.resetsAt !== null && allowance.resetsAt <= now;
  const left = isOver ? null : allowance.left;
  if (left !== null && allowance.resetsAt !== null) {
    const kept = asked.isUrgent ? 0 : Math.ceil((allowance.whole ?? 0) * RESERVE);
    if (left - asked.points < kept)
      return wait(allowance.resetsAt, "The allowance of this hour is used up but for the reserve.");
  }

  const leases = allowance.leases.filter((until) => until > now);
  if (leases.length >= rules.atOnce) return wait(now + LOOK_AGAIN_MS, "Other requests are under way.");

  const { busyMsPerMinute, pointsPerMinute } = rules;
  const weight = weigh(allowance, { busyMs: busyMsPerMinute, points: pointsPerMinute }, now);
  const tooMuch = (weighs: number, limit: number | null, comes: number): number => {
    if (limit === null) return 0;
    // What is larger than the pile may start on an empty one, or it never would.
    const over = Math.min(weighs, weighs + comes - limit * PILE);
    return over <= 0 ? 0 : (over / (limit * DRAIN)) * 60_000;
  };
  const delay = Math.max(
    tooMuch(weight.busyMs, busyMsPerMinute, leases.length * USUAL_MS),
    tooMuch(weight.points, pointsPerMinute, asked.points),
  );
  if (delay > 0) return wait(now + Math.ceil(delay), "The host's limit per minute is reached.");

  const lease = now + LEASE_MS;
  return {
    start: true,
    lease,
    next: {
      ...allowance,
      left: left === null ? null : Math.max(0, left - asked.points),
      whole: allowance.whole,
      resetsAt: isOver ? null : allowance.resetsAt,
      closedUntil: null,
      reason: null,
      weighedAt: now,
      busyMs: weight.busyMs,
      points: weight.points + (pointsPerMinute === null ? 0 : asked.points),
      leases: [...leases, lease],
    },
  };
}
