import type { Rng } from "@/lib/core/rng.ts";
import { DAY_SECONDS, WEEK_SECONDS } from "@/lib/core/time.ts";

/** The weeks of a story: week 0 is its first, and nothing happens after `endsAt`. */
export type Calendar = {
  readonly weeks: number;
  readonly endsAt: number;
  /** Seconds; days run from 0, a Monday, and hours are UTC. */
  readonly at: (week: number, day: number, hour: number, minute?: number) => number;
  /** A moment in working time of that week. */
  readonly moment: (week: number, rng: Rng) => number;
};

/** `endsAt` is the midnight, in seconds, with which the Monday after the last whole week begins. */
export function calendarOf(weeks: number, endsAt: number): Calendar {
  const start = endsAt - weeks * WEEK_SECONDS;
  const at = (week: number, day: number, hour: number, minute = 0): number =>
    start + week * WEEK_SECONDS + day * DAY_SECONDS + hour * 3600 + minute * 60;
  return {
    weeks,
    endsAt,
    at,
    moment: (week, rng) =>
      at(week, rng.between(0, 4), rng.between(8, 17), rng.between(0, 59)) + rng.between(0, 59),
  };
}
