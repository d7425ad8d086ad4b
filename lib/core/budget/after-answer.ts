import type { Answered } from "@/lib/model/budget.ts";
import { type Allowance, weigh } from "./allowance.ts";
import type { AllowanceRules } from "./allowance-rules.ts";

export type Learned = {
  readonly next: Allowance;
  /** What the host refused for going too fast: until when, and why; null where it did not. */
  readonly closed: { readonly until: number; readonly reason: string } | null;
};

const MINUTE = 60_000;
const LONGEST = 3_600_000;

/**
 * What an answer teaches. A refusal closes the allowance: for as long as the host says; else until its reset, where nothing
 * is left; else for a minute, doubled with every refusal in a row. `chance` (0 to 1) spreads those who waited, up to 5 s.
 */
export function afterAnswer(
  allowance: Allowance,
  rules: AllowanceRules,
  answered: Answered,
  { lease, asked, now, chance }: { lease: number; asked: number; now: number; chance: number },
): Learned {
  const place = allowance.leases.indexOf(lease);
  const leases = allowance.leases.filter((_until, index) => index !== place);
  const limits = { busyMs: rules.busyMsPerMinute, points: rules.pointsPerMinute };
  const weight = weigh(allowance, limits, now);
  const told = hourAfter(allowance, answered, asked);
  const next: Allowance = {
    ...allowance,
    ...told,
    leases,
    weighedAt: now,
    busyMs: limits.busyMs === null ? 0 : weight.busyMs + answered.ms,
    points: limits.points === null ? 0 : Math.max(0, weight.points + answered.points - asked),
  };
  if (!isRefusal(answered)) {
    const isFine = answered.status < 400;
    return { next: isFine ? { ...next, strikes: 0 } : next, closed: null };
  }
  const strikes = allowance.strikes + 1;
  const until = closedUntil(answered, strikes, now) + Math.round(chance * 5_000);
  const reason =
    answered.remaining === 0 && answered.isTooFast !== true
      ? "The allowance of this hour is used up."
      : "The host asked to slow down.";
  return {
    closed: { until, reason },
    next: { ...next, strikes, closedUntil: Math.max(until, allowance.closedUntil ?? 0), reason },
  };
}

/** A refusal without a word about limits is one of permission, and closes nothing. */
const isRefusal = ({ status, isTooFast, retryAfterSeconds, remaining }: Answered): boolean =>
  isTooFast === true ||
  status === 429 ||
  (status === 403 && (retryAfterSeconds !== undefined || remaining === 0)) ||
  (status === 503 && retryAfterSeconds !== undefined) ||
  (status === 200 && remaining === 0 && retryAfterSeconds !== undefined);

function closedUntil(
  { retryAfterSeconds, remaining, resetsAt, isTooFast }: Answered,
  strikes: number,
  now: number,
): number {
  if (retryAfterSeconds !== undefined && retryAfterSeconds > 0) return now + retryAfterSeconds * 1_000;
  const reset = resetsAt?.getTime() ?? 0;
  if (remaining === 0 && isTooFast !== true && reset > now) return reset;
  return now + Math.min(LONGEST, MINUTE * 2 ** Math.min(10, strikes - 1));
}

/** Of one hour the lowest number left is the latest; a later reset begins another hour. */
function hourAfter(
  { whole, left, resetsAt }: Allowance,
  answered: Answered,
  asked: number,
): Pick<Allowance, "whole" | "left" | "resetsAt"> {
  const reset = answered.resetsAt?.getTime() ?? null;
  if (answered.remaining === undefined)
    return {
      whole: answered.allowance ?? whole,
      left: left === null ? null : left + asked - answered.points,
      resetsAt,
    };
  const isSame = reset === null || resetsAt === null || Math.abs(reset - resetsAt) < 5_000;
  const isEarlier = !isSame && reset !== null && resetsAt !== null && reset < resetsAt;
  if (isEarlier) return { whole, left, resetsAt };
  return {
    whole: answered.allowance ?? whole,
    left: isSame && left !== null ? Math.min(left + asked, answered.remaining) : answered.remaining,
    resetsAt: reset ?? resetsAt,
  };
}
