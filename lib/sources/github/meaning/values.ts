const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

const USUAL = "2026-03-02T09:00:00Z";

/** An instant in whole seconds. A text without a zone is UTC. Null for everything that is no date. */
export function instantOf(text: unknown): Date | null {
  if (typeof text !== "string") return null;
  if (text.length === USUAL.length && text.endsWith("Z")) {
    const at = new Date(text);
    if (at.getUTCDate() === Number(text.slice(8, 10))) return at;
  }
  const found = INSTANT.exec(text.trim());
  if (found === null) return null;
  const [, year, month, day, hour = "00", minute = "00", second = "00", zone = "Z"] = found;
  const offset = /^z$/i.test(zone) ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  if (Number.isNaN(at.getTime())) return null;
  // A day that does not exist (30 February) is not the next one.
  return new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day) ? at : null;
}

const LONE_SURROGATES = /\p{Surrogate}/gu;
/** NUL, and everything that may be half a character: most texts have none. */
const SUSPECT = /[\0\uD800-\uDFFF]/;

const DAMAGED = /[\uD800-\uDFFF\uFFFD]/;
const HALVES = /\p{Surrogate}|\uFFFD/u;

/** A text that Postgres takes: without NUL, lone surrogates replaced, cut at `most` characters. */
export function textOf(value: string, most: number): string {
  if (value.length <= most && !SUSPECT.test(value)) return value;
  const clean = value.replaceAll("\0", "").replace(LONE_SURROGATES, "\uFFFD");
  return clean.length <= most ? clean : clean.slice(0, most).replace(LONE_SURROGATES, "");
}

/**
 * Why a text is not as it was written, for the flags of a row. A NUL says nothing and is not kept in raw records either; half a
 * character is U+FFFD there, so that reading again from raw finds the same.
 */
export const flagsOfText = (value: string, most: number, name: string): string[] => [
  ...(value.length > most && value.replaceAll("\0", "").length > most ? [`${name}_cut`] : []),
  ...(DAMAGED.test(value) && value.search(HALVES) >= 0 ? [`${name}_cleaned`] : []),
];

const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
export const shaOf = (value: string | null | undefined): string | null =>
  value !== null && value !== undefined && SHA.test(value.toLowerCase()) ? value.toLowerCase() : null;

const MOST_INT = 2_147_483_647;
/** A count that fits the tables; null where it is none. */
export const countOf = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && Number.isInteger(value) && value >= 0 && value <= MOST_INT
    ? value
    : null;
