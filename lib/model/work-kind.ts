/** What a change was for. */
export const WORK_KINDS = [
  "feature",
  "fix",
  "maintenance",
  "test",
  "docs",
  "infrastructure",
  "dependency",
  "unknown",
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];
