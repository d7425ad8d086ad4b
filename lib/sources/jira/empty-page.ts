import type { StreamPage } from "@/lib/model/connector.ts";

/** A page with nothing on it; a reader says what is different. */
export const EMPTY_PAGE: StreamPage = {
  records: [],
  cursor: null,
  isLast: true,
  isComplete: true,
  gaps: [],
  spent: { requests: 0, points: 0, ms: 0 },
  covered: null,
  total: null,
  pageSize: null,
};
