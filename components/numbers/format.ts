const LOCALE = "en-GB";
const MINUS = "−";
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const oneTenth = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", timeZone: "UTC" });
const minute = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

const signed = (text: string): string => text.replace("-", MINUS);

/** A count or a quantity: 12,480 or 9.4. A minus is a true minus sign. */
export const formatNumber = (value: number): string =>
  signed((Math.abs(value) >= 100 || Number.isInteger(value) ? whole : tenth).format(value));

/** A quantity with one decimal, whatever it is: 42.0. */
export const formatTenth = (value: number): string => signed(oneTenth.format(value));

/** A share of one, as a percentage: whole from ten up, one decimal below, "<0.1 %" for what would read as nothing. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return "<0.1 %";
  if (percent < 100 && percent > 99.95) return ">99.9 %";
  const small = Math.abs(percent) < 9.95 && percent !== 0;
  return `${signed((small ? oneTenth : whole).format(percent))} %`;
}

/** A value in the unit that a metric declares. */
export function formatValue(value: number, unit: string): string {
  if (unit === "share") return formatPercent(value);
  if (unit === "ratio") return `${tenth.format(value)} ×`;
  if (unit === "points") return plural(value, "point");
  if (unit === "days") return `${tenth.format(value)} days`;
  return formatNumber(value);
}

/** Both ends of an interval, the unit written once: "31 to 44 %". */
export function formatInterval(low: number, high: number, unit: string): string {
  const [from, to] = [formatValue(low, unit), formatValue(high, unit)];
  const suffix = / ?(%|×|days)$/.exec(to)?.[0] ?? "";
  return `${suffix && from.endsWith(suffix) ? from.slice(0, -suffix.length) : from} to ${to}`;
}

/** 15 Nov 2026 */
export const formatDay = (date: Date | string): string => day.format(new Date(date));
/** 15 Nov */
export const formatDayMonth = (date: Date | string): string => dayMonth.format(new Date(date));
/** 15 Nov 2026, 14:05 (UTC) */
export const formatMinute = (date: Date | string): string => `${minute.format(new Date(date))} UTC`;

/** 1 change, 2 changes */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

/** A percentage that an axis cannot break in two. */
export const formatTick = (share: number): string => formatPercent(share).replace(" ", "\u00a0");
