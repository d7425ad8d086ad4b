import { arrayParameter } from "./array-parameter.ts";
import { arrayText, type MergeCell } from "./array-text.ts";
import { keepsPlans, type Tx } from "./db.ts";

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
  const touched: Readonly<Record<string, unknown>>[] = [];
  let written = 0;
  for (let from = 0; from < ordered.length; from += AT_ONCE) {
    const part = ordered.slice(from, from + AT_ONCE);
    const { name, text } = statementOf(target);
    const answer = await tx.query<{ rows_written: number } & Record<string, unknown>>({
      text,
      values: [orgId, ...parametersOf(target, part)],
      ...(keepsPlans(tx) ? { name } : {}),
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

/** A parameter a column. */
const parametersOf = (target: MergeTarget, rows: readonly (readonly MergeCell[])[]): (string | Buffer)[] =>
  Object.keys(target.columns).map((name, column) =>
    arrayParameter(
      sentAs(target, name),
      rows.map((row) => row[column] ?? null),
    ),
  );

type Statement = { readonly name: string; readonly text: string };
const statements = new WeakMap<MergeTarget, Statement>();
let made = 0;

function statementOf(target: MergeTarget): Statement {
  const known = statements.get(target);
  if (known !== undefined) return known;
  made += 1;
  const statement = { name: `merge ${target.table} ${made}`, text: compose(target) };
  statements.set(target, statement);
  return statement;
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
  const answer = await tx.query<{ value: unknown }>(
    `SELECT DISTINCT i.${quote(column)} AS value
     FROM ${incoming(target)} JOIN ${quote(target.table)} h ON h.org_id = $1::uuid AND ${sameKey(target)}
     WHERE (${also("i", "h")}) AND ${differs(target, "i", "h")}`,
    [orgId, ...parametersOf(target, inOrder(target, rows))],
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

/** An array would be flattened by `unnest`, and JSON read even where it is held already: both travel as text. */
const sentAs = ({ columns }: MergeTarget, name: string): string => {
  const type = columns[name] ?? "text";
  return type.endsWith("[]") || type === "jsonb" ? "text" : type;
};

/** The rows that come, as `i`. */
function incoming(target: MergeTarget): string {
  const { columns } = target;
  const names = Object.keys(columns);
  const given = names.map((name, index) => `$${index + 2}::${sentAs(target, name)}[]`);
  const typed = names.map((name) => {
    const type = columns[name] ?? "text";
    return `u.${quote(name)}${type === sentAs(target, name) ? "" : `::${type}`} AS ${quote(name)}`;
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
  const keyOf = (of: string): string => key.map((name) => `${of}.${quote(name)}`).join(", ");
  // The row of a key is looked for as the first from there on: only the index of the key has that order. Asked for by its key
  // alone, an index that a plan for a small table likes as well would be read from end to end when the table has grown.
  return `
    WITH written AS (
      INSERT INTO ${quote(table)} AS d (org_id, ${all})
      SELECT $1::uuid, ${names.map((name) => (key.includes(name) ? `i.${quote(name)}` : taken(target, name, "i", "e"))).join(", ")}
      FROM ${incoming(target)}
      LEFT JOIN LATERAL (
        SELECT true AS is_held, h.* FROM ${quote(table)} h
        WHERE h.org_id = $1::uuid AND (${keyOf("h")}) >= (${keyOf("i")}) ORDER BY ${keyOf("h")} LIMIT 1
      ) e ON (${keyOf("e")}) = (${keyOf("i")})
      WHERE e.is_held IS NULL${rest.length === 0 ? "" : ` OR (${changes("i", "e")})`}
      ON CONFLICT (org_id, ${key.map(quote).join(", ")}) ${conflict}
      RETURNING ${returned === "" ? "1" : returned}
    )
    SELECT count(*)::int AS rows_written${returned === "" ? "" : `, ${returned}`}
    FROM written${returned === "" ? "" : ` GROUP BY ${returned}`}`;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
