/** Seconds of a day and of a week. Instants are whole seconds since 1970-01-01T00:00:00Z. */
export const DAY_SECONDS = 86_400;
export const WEEK_SECONDS = 7 * DAY_SECONDS;

/** Half-open span of time in seconds: `from` belongs to it, `to` does not. */
export type Window = { readonly from: number; readonly to: number };

const WEEK = /^(\d{4})-W(\d{2})$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
/** 1969-12-29, the Monday of the week that holds 1970-01-01. */
const FIRST_MONDAY = -3 * DAY_SECONDS;

/** Midnight UTC at the start of the day that holds the instant. */
export const dayStart = (at: number): number => Math.floor(at / DAY_SECONDS) * DAY_SECONDS;

/** Monday 00:00 UTC of the week that holds the instant. */
const mondayStart = (at: number): number =>
  FIRST_MONDAY + Math.floor((at - FIRST_MONDAY) / WEEK_SECONDS) * WEEK_SECONDS;

/** The day as `2026-11-02`, UTC. */
export function formatDate(at: number): string {
  return new Date(at * 1000).toISOString().slice(0, 10);
}

/** Midnight UTC of a day written `2026-11-02`; null where it is no such day. */
export function parseDate(text: string): number | null {
  if (!DATE.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  return formatDate(ms / 1000) === text ? ms / 1000 : null;
}

/** The instant as `2026-11-02T09:30:00Z`. */
export function formatInstant(at: number): string {
  return `${new Date(Math.floor(at) * 1000).toISOString().slice(0, 19)}Z`;
}

/** Seconds of an ISO 8601 instant that carries its offset; null for anything else, fractions are cut off. */
export function parseInstant(text: string): number | null {
  if (!INSTANT.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : Math.floor(ms / 1000);
}

/** ISO 8601 week of the instant, such as `2026-W45`; the year is that of the week's Thursday. */
export function weekOf(at: number): string {
  const thursday = mondayStart(at) + 3 * DAY_SECONDS;
  const year = new Date(thursday * 1000).getUTCFullYear();
  const newYear = Date.UTC(year, 0, 1) / 1000;
  const week = Math.floor((thursday - newYear) / WEEK_SECONDS) + 1;
  return `${String(year).padStart(4, "0")}-W${String(week).padStart(2, "0")}`;
}

/** Monday 00:00 UTC of a week written `2026-W45`; null where there is no such week. */
export function parseWeek(week: string): number | null {
  const match = WEEK.exec(week);
  if (match === null) return null;
  const fourthOfJanuary = Date.UTC(Number(match[1]), 0, 4) / 1000;
  const start = mondayStart(fourthOfJanuary) + (Number(match[2]) - 1) * WEEK_SECONDS;
  return weekOf(start) === week ? start : null;
}

/** The week `count` weeks after the one that holds the instant; before it where negative. */
export const addWeeks = (at: number, count: number): string => weekOf(at + count * WEEK_SECONDS);

/** Monday to Monday: the week that holds the instant. */
export function weekWindow(at: number): Window {
  const from = mondayStart(at);
  return { from, to: from + WEEK_SECONDS };
}

/** Whole weeks, the last of which holds the instant. */
export function lastWeeks(at: number, count: number): Window {
  const { to } = weekWindow(at);
  return { from: to - count * WEEK_SECONDS, to };
}

/** Every ISO week that the window touches, in order. */
export function weeksIn(window: Window): string[] {
  const weeks: string[] = [];
  if (window.from >= window.to) return weeks;
  for (let at = mondayStart(window.from); at < window.to; at += WEEK_SECONDS) weeks.push(weekOf(at));
  return weeks;
}

export const isIn = (window: Window, at: number): boolean => window.from <= at && at < window.to;

/** Days from one instant to a later one, as a fraction. */
export const daysBetween = (from: number, to: number): number => (to - from) / DAY_SECONDS;

/** The instant's day as people write it, `2 Nov 2026`, in an IANA time zone. */
export function formatDay(at: number, timeZone = "UTC"): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone,
  }).format(at * 1000);
}
