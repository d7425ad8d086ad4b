import { DAY_SECONDS, parseWeek, WEEK_SECONDS } from "@/lib/core/time.ts";

const SETTLE_SECONDS = 30 * DAY_SECONDS;

/** Weeks of a window parted where lines have had their 30 days by the end of the data, and where they have not. */
export function partWeeks(
  weeks: readonly string[],
  asOf: Date | null,
): { settled: string[]; open: string[] } {
  const end = (asOf?.getTime() ?? 0) / 1_000 - SETTLE_SECONDS;
  const isSettled = (week: string) => (parseWeek(week) ?? Number.POSITIVE_INFINITY) + WEEK_SECONDS <= end;
  return { settled: weeks.filter(isSettled), open: weeks.filter((week) => !isSettled(week)) };
}

/** A span of weeks as a reader takes it; null where there is none. */
export function span(weeks: readonly string[]): { from: string; to: string } | null {
  const [from, to] = [weeks[0], weeks.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/** Monday 00:00 of the first week to the end of the last, in seconds. */
export const spanSeconds = (weeks: readonly string[]): { from: number; to: number } => ({
  from: parseWeek(weeks[0] ?? "") ?? 0,
  to: (parseWeek(weeks.at(-1) ?? "") ?? 0) + WEEK_SECONDS,
});
