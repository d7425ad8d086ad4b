import type { Row, Rows } from "./rows.ts";

/** What tells rows of a table apart; where nothing is said, their first named columns do. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  pull_request: ["repo", "number"],
  discussion: ["repo", "number"],
  workflow_run: ["repo", "external_id", "attempt"],
  host_comment: ["repo", "external_id", "kind"],
  host_team_member: ["team", "account"],
  work_item_label: ["label", "item"],
  work_item_step: ["item", "external_id", "field"],
  work_item_link: ["item", "other", "kind"],
  sprint_snapshot: ["sprint", "moment", "item"],
  tracker_status: ["id"],
};
const BY_KEY = new Set([
  "account",
  "host_repository",
  "host_project",
  "host_team",
  "work_item",
  "board",
  "sprint",
]);
const keyColumns = (table: string): readonly string[] =>
  KEYS[table] ?? (BY_KEY.has(table) ? ["key"] : ["repo", "external_id"]);

/** Tables of which the truth says who may be there: not all of them have done anything that is told. */
const MAY_LACK = new Set(["account"]);

/**
 * What was found otherwise than it is, one line for each row that is missing or too many and for each field that differs.
 * Compared are the columns that the truth names.
 */
export function differences(truth: Rows, found: Rows): string[] {
  return Object.entries(truth).flatMap(([table, rows]) => {
    const name = (row: Row): string =>
      keyColumns(table)
        .map((column) => plain(row[column]))
        .join(" ");
    const there = new Map((found[table] ?? []).map((row) => [name(row), row]));
    const lines: string[] = [];
    for (const row of rows) {
      const other = there.get(name(row));
      there.delete(name(row));
      if (other === undefined) {
        if (!MAY_LACK.has(table)) lines.push(`${table} ${name(row)}: missing`);
        continue;
      }
      for (const [column, value] of Object.entries(row))
        if (plain(value) !== plain(other[column]))
          lines.push(`${table} ${name(row)}: ${column} is ${plain(other[column])}, in truth ${plain(value)}`);
    }
    return [...lines, ...[...there.keys()].map((key) => `${table} ${key}: there is no such thing`)];
  });
}

/** Numbers beyond 32 bits come from the database as text; keys of objects in any order are the same. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `[${value.map(plain).join(", ")}]`;
  if (typeof value === "object")
    return `{${Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => `${key}: ${plain(inner)}`)
      .toSorted()
      .join(", ")}}`;
  return typeof value === "string" ? value : JSON.stringify(value, bigints);
}

const bigints = (_name: string, value: unknown): unknown =>
  typeof value === "bigint" ? String(value) : value;
