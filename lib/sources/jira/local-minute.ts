const HOUR_MS = 3_600_000;

/** The offset of a time zone at an instant, in milliseconds east of UTC. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return wall - Math.floor(at / 1000) * 1000;
}

/**
 * An instant as JQL reads it: `2026/11/10 09:30` on the wall clock of the account that asks, a whole minute.
 * On the night when clocks go back one wall time names two instants; `lower` then names a time before both,
 * `upper` one after both, so that a span that is asked for never comes out shorter than it was meant.
 */
export function localMinute(at: Date, timeZone: string, bound: "lower" | "upper"): string {
  const ms = at.getTime();
  const around = [-3, 0, 3].map((hours) => offsetAt(ms + hours * HOUR_MS, timeZone));
  const offset = bound === "lower" ? Math.min(...around) : Math.max(...around);
  const minute = bound === "lower" ? Math.floor(ms / 60_000) : Math.ceil(ms / 60_000);
  const text = new Date(minute * 60_000 + offset).toISOString();
  return `${text.slice(0, 10).replaceAll("-", "/")} ${text.slice(11, 16)}`;
}

/** The time zone if this machine knows it, else UTC: an unknown name must not stop a reading. */
export function knownZone(name: string | null | undefined): string {
  if (name === null || name === undefined || name === "") return "UTC";
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
