import type { ChangeFacts } from "./change-facts.ts";

const byId = (a: ChangeFacts, b: ChangeFacts): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The order of units: by opening, then by id. */
export const byOpening = (a: ChangeFacts, b: ChangeFacts): number => a.openedAt - b.openedAt || byId(a, b);

/** The order in which changes landed, then by id. */
export const byMerge = (a: ChangeFacts, b: ChangeFacts): number => a.mergedAt - b.mergedAt || byId(a, b);
