import { addWeeks, formatDate, parseWeek, WEEK_SECONDS, weekOf, weeksIn } from "@/lib/core/time.ts";

/** The weeks that a page speaks of, whole ISO weeks, the last of which may not be over. */
export type PageWindow = {
  readonly weeks: readonly string[];
  readonly from: string;
  readonly to: string;
  /** First and last day, `2026-08-17`. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** The window ends with the week in which the data end. */
  readonly isLatest: boolean;
  /** Last weeks of the windows before and after this one; no later one where this is the latest. */
  readonly earlier: string;
  readonly later: string | null;
  /** Why something else is shown than the address asked for. */
  readonly notice: string | null;
};

export const DEFAULT_WEEKS = 13;
const MOST_WEEKS = 260;

/** Reads `weeks` and `to` of the address. What cannot be read falls back to the default, and says so. */
export function readWindow(
  asked: Readonly<Record<string, string | string[] | undefined>>,
  asOf: Date | null,
): PageWindow {
  const latest = weekOf((asOf ?? new Date(0)).getTime() / 1_000);
  const notices: string[] = [];
  const count = readCount(asked.weeks, notices);
  const to = readLast(asked.to, latest, notices);
  const end = (parseWeek(to) ?? 0) + WEEK_SECONDS;
  const start = end - count * WEEK_SECONDS;
  const later = addWeeks(end - WEEK_SECONDS, count);
  return {
    weeks: weeksIn({ from: start, to: end }),
    from: weekOf(start),
    to,
    firstDay: formatDate(start),
    lastDay: formatDate(end - 1),
    isLatest: to === latest,
    earlier: addWeeks(end - WEEK_SECONDS, -count),
    later: to === latest ? null : later < latest ? later : latest,
    notice: notices.length > 0 ? notices.join(" ") : null,
  };
}

function readCount(asked: string | string[] | undefined, notices: string[]): number {
  if (asked === undefined) return DEFAULT_WEEKS;
  const count = typeof asked === "string" && /^\d{1,4}$/.test(asked) ? Number(asked) : 0;
  if (count >= 1 && count <= MOST_WEEKS) return count;
  notices.push(
    `The address asks for a window that is not between 1 and ${MOST_WEEKS} weeks; this is ${DEFAULT_WEEKS}.`,
  );
  return DEFAULT_WEEKS;
}

function readLast(asked: string | string[] | undefined, latest: string, notices: string[]): string {
  if (asked === undefined) return latest;
  if (typeof asked === "string" && parseWeek(asked) !== null && asked >= "1970-W10") {
    if (asked <= latest) return asked;
    notices.push("The address asks for weeks that have not been read yet; this is the latest.");
    return latest;
  }
  notices.push("The address asks for a week that does not exist; this is the latest.");
  return latest;
}

/** The part of an address that keeps this window. */
export const windowQuery = ({ weeks, to, isLatest }: PageWindow): string =>
  new URLSearchParams({ weeks: String(weeks.length), ...(isLatest ? {} : { to }) }).toString();
