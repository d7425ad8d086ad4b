import { arrayText, type MergeCell } from "./array-text.ts";
import type { Tx } from "./db.ts";

/** Words for the row that comes (`n`) and the one that is there (`o`), as aliases of a statement. */
export type MergeRule = (n: string, o: string) => string;

export type MergeTarget = {
  readonly table: string;
  /** The type of each column but `org_id`, in the order of the cells: `timestamptz(0)`, `text[]`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns of the primary key behind `org_id`. */
  readonly key: readonly string[];
  /** What becomes of a column where the row is there already. Default: what comes replaces it. Asked twice, it answers the same. */
  readonly merge?: Readonly<Record<string, MergeRule>>;
  /** Whether a row that is there may be changed by the one that comes. Default: yes. */
  readonly replaces?: MergeRule;
  /** `keep` leaves every row that is there as it is, for tables that are only added to. Default: `merge`. */
  readonly existing?: "merge" | "keep";
  /** Columns that say what was touched; answered without repetition. */
  readonly touches?: readonly string[];
};

export type Merged = {
  readonly written: number;
  /** The values of `touches`, one entry for each that differs. */
  readonly touched: readonly Readonly<Record<string, unknown>>[];
};

/** Rows of one statement: more cost more memory and gain no speed. */
const AT_ONCE = 2_000;

/**
 * Writes rows of one tenant by their key. New ones are added, changed ones changed, equal ones not touched at all: neither a
 * tuple nor a lock is written for them. Of rows with one key the last wins. Rows go in the order of their keys, so that two
 * writers wait for one another and never cross. For some thousand rows; more are quicker with `bulkUpsert`.
 */
export async function bulkMerge(
  tx: Tx,
  target: MergeTarget,
  orgId: string,
  rows: readonly (readonly MergeCell[])[],
): Promise<Merged> {
  const ordered = inOrder(target, rows);
  const names = Object.keys(target.columns);
  const touched: Readonly<Record<string, unknown>>[] = [];
  let written = 0;
  for (let from = 0; from < ordered.length; from += AT_ONCE) {
    const part = ordered.slice(from, from + AT_ONCE);
    const values = names.map((_name, column) => arrayText(part.map((row) => row[column] ?? null)));
    // Planned each time: a plan made for an empty table would be kept when it has grown.
    const answer = await tx.query<{ rows_written: number } & Record<string, unknown>>({
      text: statementOf(target),
      values: [orgId, ...values],
    });
    for (const { rows_written, ...rest } of answer.rows) {
      written += rows_written;
      if (target.touches !== undefined) touched.push(rest);
    }
  }
  return { written, touched };
}

function inOrder(
  { columns, key }: MergeTarget,
  rows: readonly (readonly MergeCell[])[],
): (readonly MergeCell[])[] {
  const names = Object.keys(columns);
  const places = key.map((name) => names.indexOf(name));
  const byKey = new Map<string, readonly MergeCell[]>();
  for (const row of rows) byKey.set(places.map((place) => keyText(row[place] ?? null)).join("\0"), row);
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function keyText(cell: MergeCell): string {
  if (typeof cell === "string") return cell.replaceAll("\0", "");
  return cell instanceof Uint8Array ? Buffer.from(cell).toString("hex") : arrayText([cell]);
}

const statements = new WeakMap<MergeTarget, string>();

function statementOf(target: MergeTarget): string {
  const known = statements.get(target) ?? compose(target);
  statements.set(target, known);
  return known;
}

/**
 * The values of `column` in the rows that `replaces` refuses though they differ from what is there, where `also` holds of
 * the row that comes and the one that is there.
 */
export async function refusedIn(
  tx: Tx,
  target: MergeTarget,
  { column, also }: { readonly column: string; readonly also: MergeRule },
  orgId: string,
  rows: readonly (readonly MergeCell[])[],
): Promise<readonly unknown[]> {
  const ordered = inOrder(target, rows);
  const values = Object.keys(target.columns).map((_name, at) =>
    arrayText(ordered.map((row) => row[at] ?? null)),
  );
  const answer = await tx.query<{ value: unknown }>(
    `SELECT DISTINCT i.${quote(column)} AS value
     FROM ${incoming(target)} JOIN ${quote(target.table)} h ON h.org_id = $1::uuid AND ${sameKey(target)}
     WHERE (${also("i", "h")}) AND ${differs(target, "i", "h")}`,
    [orgId, ...values],
  );
  return answer.rows.map(({ value }) => value);
}

const restOf = ({ columns, key }: MergeTarget): string[] =>
  Object.keys(columns).filter((name) => !key.includes(name));

const taken = ({ merge }: MergeTarget, name: string, n: string, o: string): string =>
  merge?.[name]?.(n, o) ?? `${n}.${quote(name)}`;

function differs(target: MergeTarget, n: string, o: string): string {
  const rest = restOf(target);
  const mine = rest.map((name) => taken(target, name, n, o)).join(", ");
  return `(${mine}) IS DISTINCT FROM (${rest.map((name) => `${o}.${quote(name)}`).join(", ")})`;
}

/** The rows that come, as `i`. An array would be flattened by `unnest`, so it travels as text. */
function incoming({ columns }: MergeTarget): string {
  const names = Object.keys(columns);
  const given = names.map((name, index) => {
    const type = columns[name] ?? "text";
    return `$${index + 2}::${type.endsWith("[]") ? "text" : type}[]`;
  });
  const typed = names.map((name) => {
    const type = columns[name] ?? "text";
    return `u.${quote(name)}${type.endsWith("[]") ? `::${type}` : ""} AS ${quote(name)}`;
  });
  const all = names.map(quote).join(", ");
  return `(SELECT ${typed.join(", ")} FROM unnest(${given.join(", ")}) AS u(${all})) i`;
}

const sameKey = ({ key }: MergeTarget): string =>
  key.map((name) => `h.${quote(name)} = i.${quote(name)}`).join(" AND ");

function compose(target: MergeTarget): string {
  const { table, columns, key, replaces, touches = [] } = target;
  const names = Object.keys(columns);
  const rest = target.existing === "keep" ? [] : restOf(target);
  const changes = (n: string, o: string): string =>
    `${replaces === undefined ? "" : `(${replaces(n, o)}) AND `}${differs(target, n, o)}`;
  const all = names.map(quote).join(", ");
  const conflict =
    rest.length === 0
      ? "DO NOTHING"
      : `DO UPDATE SET ${rest.map((name) => `${quote(name)} = ${taken(target, name, "excluded", "d")}`).join(", ")}
         WHERE ${changes("excluded", "d")}`;
  const returned = touches.map(quote).join(", ");
  return `
    WITH written AS (
      INSERT INTO ${quote(table)} AS d (org_id, ${all})
      SELECT $1::uuid, ${names.map((name) => (key.includes(name) ? `i.${quote(name)}` : taken(target, name, "i", "e"))).join(", ")}
      FROM ${incoming(target)}
      LEFT JOIN LATERAL (
        SELECT true AS is_held, h.* FROM ${quote(table)} h WHERE h.org_id = $1::uuid AND ${sameKey(target)} LIMIT 1
      ) e ON true
      WHERE e.is_held IS NULL${rest.length === 0 ? "" : ` OR (${changes("i", "e")})`}
      ON CONFLICT (org_id, ${key.map(quote).join(", ")}) ${conflict}
      RETURNING ${returned === "" ? "1" : returned}
    )
    SELECT count(*)::int AS rows_written${returned === "" ? "" : `, ${returned}`}
    FROM written${returned === "" ? "" : ` GROUP BY ${returned}`}`;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
