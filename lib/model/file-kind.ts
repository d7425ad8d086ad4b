/** What a file is for, by path and name; the first kind that matches wins. */
export const FILE_KINDS = [
  "generated",
  "test",
  "context",
  "docs",
  "migration",
  "infra",
  "ci",
  "config",
  "meta",
  "source",
] as const;
export type FileKind = (typeof FILE_KINDS)[number];
