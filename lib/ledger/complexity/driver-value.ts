/** What one driver found in a unit: how much, in the driver's own unit, and the records that were counted. */
export type DriverValue = { readonly x: number; readonly evidence: readonly string[] };

export const NOTHING: DriverValue = { x: 0, evidence: [] };

const MOST_NAMED = 20;

/** The first records by name, and how many more there are. */
export function named(records: readonly string[]): string[] {
  const sorted = [...records].sort();
  const more = sorted.length - MOST_NAMED;
  return more > 0 ? [...sorted.slice(0, MOST_NAMED), `and ${more} more`] : sorted;
}
