const TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The last millisecond of the year 9999: what lies beyond it is no time that anybody meant. */
const LAST_MS = 253_402_300_799_999;

/**
 * An instant as Jira writes it: ISO text with `+0000`, `+00:00` or `Z`, or milliseconds since 1970 as a number or as digits.
 * A text without its offset says no instant. Fractions of a second are cut off. Null for anything else.
 */
export function parseTime(value: unknown): Date | null {
  if (typeof value === "number") return ofMilliseconds(value);
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (/^\d{11,14}$/.test(text)) return ofMilliseconds(Number(text));
  if (!TEXT.test(text)) return null;
  return ofMilliseconds(Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2")));
}

/** A day such as `2026-11-02`, as midnight UTC; an instant is taken too. */
export function parseDay(value: unknown): Date | null {
  if (typeof value !== "string" || !DAY.test(value.trim())) return parseTime(value);
  const time = new Date(`${value.trim()}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== value.trim() ? null : time;
}

function ofMilliseconds(ms: number): Date | null {
  if (!Number.isFinite(ms) || ms < 0 || ms > LAST_MS) return null;
  return new Date(Math.floor(ms / 1000) * 1000);
}
