const MOST = 1_000_000;

/**
 * An estimate as a number: 0 and up. Numbers in text are taken, with a comma or a point; a duration such as `1w 2d` is no
 * number of points. Null with a flag for what is there but says none.
 */
export function parsePoints(value: unknown): {
  readonly points: number | null;
  readonly flag: string | null;
} {
  if (value === null || value === undefined || value === "") return { points: null, flag: null };
  const number = typeof value === "number" ? value : numberIn(value);
  if (number === null || !Number.isFinite(number)) return { points: null, flag: "points_unreadable" };
  if (number < 0) return { points: null, flag: "points_negative" };
  if (number > MOST) return { points: null, flag: "points_too_large" };
  return { points: number, flag: null };
}

function numberIn(value: unknown): number | null {
  if (typeof value !== "string") return null;
  const text = value.trim().replace(",", ".");
  return /^[+-]?\d{1,12}(?:\.\d{1,6})?$/.test(text) ? Number(text) : null;
}
