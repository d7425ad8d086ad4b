import type { ChangeFacts } from "./change-facts.ts";

/** Seconds that a run of changes lasts at most, from its first opening to its last landing. */
export const LONGEST_RUN = 14 * 86_400;
/** Seconds from the landing of one change to the opening of the next, at most. */
const LONGEST_WAIT = 72 * 3_600;

/** Whether two changes could stand in one run, by their times alone; `later` was opened after `earlier`, or with it. */
export const nearInTime = (earlier: ChangeFacts, later: ChangeFacts): boolean =>
  later.openedAt - earlier.mergedAt <= LONGEST_WAIT &&
  Math.max(earlier.mergedAt, later.mergedAt) - earlier.openedAt <= LONGEST_RUN;
