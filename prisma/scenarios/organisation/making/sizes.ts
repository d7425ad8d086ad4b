import type { Size } from "../organisation.ts";

/** `tiny` for a test, `small` for a look, `full` for the claims about completeness and speed. */
export const SIZES = {
  tiny: { people: 12, teams: 3, repositories: 4, pulls: 60, days: 90, long: 14 },
  small: { people: 24, teams: 5, repositories: 6, pulls: 800, days: 200, long: 28 },
  full: { people: 60, teams: 8, repositories: 12, pulls: 10_400, days: 420, long: 112 },
} as const satisfies Record<string, Size>;
