/**
 * One value of an address: the first where a name stands there several times, and without the one sign that a text of
 * PostgreSQL cannot hold.
 */
export function oneValue(value: unknown): unknown {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first.replaceAll("\0", "") : first;
}
