import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Cell, copyRow } from "./copy-text.ts";
import type { Tx } from "./db.ts";
import { jsonRows } from "./few-rows.ts";

export type BulkTarget = {
  readonly table: string;
  /** Columns in the order of the cells of a row. Others take their default. */
  readonly columns: readonly string[];
  /** Adds the rows in the order of these columns instead of the order given: the order of an index fills it faster. */
  readonly sortBy?: readonly string[];
};
export type BulkKey = BulkTarget & {
  /** Columns of a unique index. Of rows with one key the last wins. */
  readonly key: readonly string[];
  /** `keep` leaves stored rows as they are, for tables that are only added to. Default: `update`. */
  readonly existing?: "update" | "keep";
};
export type BulkRows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

/** Up to so many rows one statement is quicker than a table of their own. */
const FEW = 256;

/**
 * Writes rows by key: new ones are added, changed ones updated, equal ones left alone. Answers how many were written.
 * COPY is refused under row-level security, so rows go through a temporary table and the wall checks the INSERT.
 */
export async function bulkUpsert(tx: Tx, target: BulkKey, rows: BulkRows): Promise<number> {
  const columns = list(target.columns);
  const key = list(target.key);
  const { few, all } = await upToFew(rows);
  const told = few && jsonRows(target.columns, few);
  if (told) {
    return inserted(
      tx,
      `INSERT INTO ${quote(target.table)} AS d (${columns})
       SELECT DISTINCT ON (${key}) ${columns} FROM ${rowsOf(target)} ORDER BY ${key}, ordinality DESC
       ON CONFLICT (${key}) ${onConflict(target)}`,
      told,
    );
  }
  const stage = await copyToStage(tx, target, all);
  if (stage === null) return 0;
  const conflict = (await isFirstLoad(tx, target, stage)) ? "" : `ON CONFLICT (${key}) ${onConflict(target)}`;
  const written = await tx.query(
    `INSERT INTO ${quote(target.table)} AS d (${columns})
     SELECT DISTINCT ON (${key}) ${columns} FROM ${stage} ORDER BY ${key}, ctid DESC ${conflict}`,
  );
  await tx.query(`DROP TABLE ${stage}`);
  return written.rowCount ?? 0;
}

function onConflict({ columns, key, existing }: BulkKey): string {
  const rest = columns.filter((column) => !key.includes(column));
  if (rest.length === 0 || existing === "keep") return "DO NOTHING";
  const pick = (from: string): string => rest.map((column) => `${from}.${quote(column)}`).join(", ");
  const set = rest.map((column) => `${quote(column)} = excluded.${quote(column)}`).join(", ");
  return `DO UPDATE SET ${set} WHERE (${pick("d")}) IS DISTINCT FROM (${pick("excluded")})`;
}

/**
 * Whether the table holds nothing yet under the first two columns of the key (tenant and repository). Then no row can meet
 * its like, and looking for it would cost a third of the INSERT. Two first loads at once: the later one fails and is run again.
 */
async function isFirstLoad(tx: Tx, { table, key }: BulkKey, stage: string): Promise<boolean> {
  if (key.length < 3) return false;
  const scope = list(key.slice(0, 2));
  const held = await tx.query(
    `SELECT 1 FROM ${quote(table)} WHERE (${scope}) IN (SELECT DISTINCT ${scope} FROM ${stage}) LIMIT 1`,
  );
  return held.rowCount === 0;
}

/**
 * Adds rows, in the order given or as `sortBy` says. Answers how many.
 * For tables that are only added to, and for rows known to be new.
 */
export async function bulkAppend(tx: Tx, target: BulkTarget, rows: BulkRows): Promise<number> {
  const columns = list(target.columns);
  const { few, all } = await upToFew(rows);
  const told = few && jsonRows(target.columns, few);
  if (told) {
    return inserted(
      tx,
      `INSERT INTO ${quote(target.table)} (${columns})
       SELECT ${columns} FROM ${rowsOf(target)} ORDER BY ${list(target.sortBy ?? ["ordinality"])}`,
      told,
    );
  }
  const stage = await copyToStage(tx, target, all);
  if (stage === null) return 0;
  const order = target.sortBy === undefined ? "" : `ORDER BY ${list(target.sortBy)}`;
  const written = await tx.query(
    `INSERT INTO ${quote(target.table)} (${columns}) SELECT ${columns} FROM ${stage} ${order}`,
  );
  await tx.query(`DROP TABLE ${stage}`);
  return written.rowCount ?? 0;
}

/** Rows told in one parameter as a table, with the number of each. */
const rowsOf = ({ table }: BulkTarget): string =>
  `json_populate_recordset(NULL::${quote(table)}, $1::json) WITH ORDINALITY`;

async function inserted(tx: Tx, text: string, told: string): Promise<number> {
  return (await tx.query(text, [told])).rowCount ?? 0;
}

/** All rows, and the same as a list where they are few but some. */
async function upToFew(
  rows: BulkRows,
): Promise<{ readonly few: readonly (readonly Cell[])[] | null; readonly all: BulkRows }> {
  const read: (readonly Cell[])[] = [];
  if (Symbol.iterator in rows) {
    const rest = rows[Symbol.iterator]();
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      read.push(next.value);
      if (read.length > FEW) return { few: null, all: chained(read, rest) };
    }
  } else {
    const rest = rows[Symbol.asyncIterator]();
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      read.push(next.value);
      if (read.length > FEW) return { few: null, all: chainedLater(read, rest) };
    }
  }
  return { few: read.length > 0 ? read : null, all: read };
}

function* chained<Row>(read: readonly Row[], rest: Iterator<Row>): Generator<Row> {
  try {
    yield* read;
    for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
  } finally {
    rest.return?.();
  }
}

async function* chainedLater<Row>(read: readonly Row[], rest: AsyncIterator<Row>): AsyncGenerator<Row> {
  try {
    yield* read;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** The name of a temporary table that holds the rows; null where there are none. */
async function copyToStage(tx: Tx, { table, columns }: BulkTarget, rows: BulkRows): Promise<string | null> {
  const text = chunks(rows);
  const first = await text.next();
  if (first.done === true) return null;
  const stage = quote(`stage_${table}`);
  // The rows are sorted on their way into the table; on disk that takes longer than the writing.
  await tx.query("SET LOCAL work_mem = '64MB'");
  const cells = list(columns);
  await tx.query(
    `CREATE TEMP TABLE ${stage} ON COMMIT DROP AS SELECT ${cells} FROM ${quote(table)} WITH NO DATA`,
  );
  const copy = (tx as Client).query(copyFrom(`COPY ${stage} (${cells}) FROM STDIN`));
  const source = withFirst(first.value, text);
  await pipeline(Readable.from(source, { objectMode: false, highWaterMark: 4 * CHUNK_CHARS }), copy);
  return stage;
}

async function* withFirst(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

const CHUNK_CHARS = 64 * 1024;

/** One write a row would spend its time in the stream, not in the database; so would one `await` a row. */
async function* chunks(rows: BulkRows): AsyncGenerator<Buffer> {
  if (Symbol.iterator in rows) return yield* chunksOf(rows);
  let text = "";
  for await (const row of rows) {
    text += copyRow(row);
    if (text.length < CHUNK_CHARS) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

function* chunksOf(rows: Iterable<readonly Cell[]>): Generator<Buffer> {
  let text = "";
  for (const row of rows) {
    text += copyRow(row);
    if (text.length < CHUNK_CHARS) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (names: readonly string[]): string => names.map(quote).join(", ");
