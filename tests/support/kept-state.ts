import { type Db, withOrg } from "@/lib/core/db.ts";
import { storedTruth } from "./truth/stored-truth.ts";

type Told = Record<string, unknown>;
/** What is another one with every organisation and every reading, and says nothing about what was read. */
const OURS = new Set(["org_id", "connection_id", "from_at"]);

/**
 * Everything that readings left, row by row and as text: what hosts told, the records that it came in, and where each list
 * stands. Equal for two organisations that read the same, whenever and with however many pauses they did. `end`: when the story of
 * what they read ends, in milliseconds; a place in a list that lies later is a moment of the reading.
 */
export async function keptState(
  db: Db,
  orgId: string,
  end: number,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const kept = (await storedTruth(db, orgId)) as Record<string, readonly Told[]>;
  // Not how many items were read in all: one that was killed before it could say that a list had ended reads its page again.
  const streams = `SELECT stream, scope, scope_name, state, cause, gaps, items_total, covered_from, covered_to,
      complete_at IS NOT NULL AS whole, cursor FROM sync_stream`;
  // A sweep says at which moment it was true.
  const records = `SELECT source, kind, external_id, CASE WHEN kind <> 'jira.presence' THEN encode(hash, 'hex') END AS hash
    FROM raw_record`;
  const more = await withOrg(db, orgId, async (tx) => ({
    sync_stream: (await tx.query<Told>(streams)).rows,
    raw_record: (await tx.query<Told>(records)).rows,
    quarantine: (await tx.query<Told>("SELECT kind, external_id, reason, resolved_at FROM quarantine")).rows,
  }));
  return Object.fromEntries(
    Object.entries({ ...kept, ...more }).map(([table, rows]) => [
      table,
      rows.map((row) => textOf(row, end)).toSorted(),
    ]),
  );
}

const textOf = (row: Told, end: number): string =>
  JSON.stringify(row, (name, value: unknown) => {
    if (OURS.has(name)) return undefined;
    return name === "cursor" ? withoutMoments(value, end) : value;
  });

/** What a process happens to know of a list before its first page, and keeps to spare itself a request later. */
const HINTS = new Set(["pulse", "isSettled", "good"]);

const withoutMoments = (cursor: unknown, end: number): unknown =>
  JSON.parse(
    JSON.stringify(cursor, (name, value: unknown) => {
      if (HINTS.has(name)) return undefined;
      return typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) && Date.parse(value) >= end
        ? "then"
        : value;
    }),
  );

/** The rows that only one of two states holds, marked with where. */
export const unlike = (
  expected: Readonly<Record<string, readonly string[]>>,
  found: Readonly<Record<string, readonly string[]>>,
): string[] =>
  Object.keys(expected).flatMap((table) => {
    const [one, other] = [expected[table] ?? [], found[table] ?? []];
    const [inOne, inOther] = [new Set(one), new Set(other)];
    return [
      ...(one.length === other.length ? [] : [`${table}: ${other.length} rows instead of ${one.length}`]),
      ...one.filter((row) => !inOther.has(row)).map((row) => `${table}, expected: ${row}`),
      ...other.filter((row) => !inOne.has(row)).map((row) => `${table}, found: ${row}`),
    ];
  });
