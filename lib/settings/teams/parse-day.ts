const DAY_MS = 86_400_000;

function parseDay(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? undefined : at;
}

/** The instant at which a day begins, UTC; empty is the beginning of all time; undefined where it is no day. */
export const firstDay = (text: string): Date | undefined => (text === "" ? new Date(0) : parseDay(text));

/** The instant at which a day ends, UTC; null where none is named; undefined where it is no day. */
export function lastDay(text: string): Date | null | undefined {
  if (text === "") return null;
  const at = parseDay(text);
  return at === undefined ? undefined : new Date(at.getTime() + DAY_MS);
}
