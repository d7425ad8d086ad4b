import type { Pace } from "@/lib/views/sync-pace.ts";
import { formatDay, formatNumber, plural } from "../numbers/format.ts";

type Covered = { readonly isWhole: boolean; readonly coveredFrom: Date | null };

/** How far back something has been read. */
export function coverageWords({ isWhole, coveredFrom }: Covered, now: Date): string {
  if (isWhole)
    return coveredFrom === null ? "the whole history" : `the whole history, from ${formatDay(coveredFrom)}`;
  if (coveredFrom === null) return "nothing yet";
  const days = Math.max(0, Math.round((now.getTime() - coveredFrom.getTime()) / 86_400_000));
  return `back to ${formatDay(coveredFrom)}, ${plural(days, "day")}`;
}

/** Count, rate and remaining time of a reading that goes on; null where none does. */
export function paceWords({ isRunning, perMinute, left, isOpenEnded, minutesLeft }: Pace): string | null {
  if (!isRunning && left === 0) return null;
  const rate =
    perMinute === null
      ? "no item read in the last ten minutes"
      : `${formatNumber(Math.round(perMinute))} items a minute`;
  if (left === 0) return isOpenEnded ? `${rate}; how much is left is not known` : rate;
  const rest = `${isOpenEnded ? "at least " : ""}${formatNumber(left)} items left`;
  return minutesLeft === null ? `${rate}, ${rest}` : `${rate}, ${rest}, ${durationWords(minutesLeft)}`;
}

function durationWords(minutes: number): string {
  if (minutes < 1) return "less than a minute";
  if (minutes < 90) return `about ${plural(Math.round(minutes), "minute")}`;
  const hours = minutes / 60;
  return hours < 36
    ? `about ${plural(Math.round(hours), "hour")}`
    : `about ${plural(Math.round(hours / 24), "day")}`;
}
