import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BulkKey, bulkAppend, bulkUpsert } from "@/lib/core/bulk-write.ts";
import { type Cell, copyRow } from "@/lib/core/copy-text.ts";
import { type Db, openDb, withOrg, withTransaction } from "@/lib/core/db.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-00000000000a";
const REPO = "018f0000-0000-7000-8000-00000000000c";
const ROWS = 200_000;
const ROUNDS = 3;

let database: TestDatabase;
let app: Db;
let root: Db;
beforeAll(async () => {
  database = await testDatabase();
  app = openDb(database.appUrl, { statementTimeoutMs: 0 });
  root = openDb(database.superuserUrl, { statementTimeoutMs: 0 });
});
afterAll(async () => {
  await app.end();
  await root.end();
  await database.drop();
});

const GROUPS = {
  table: "atom_group",
  columns: "org_id repo_id change_id position path class rule added removed confidence refs".split(" "),
  sortBy: ["org_id", "repo_id", "change_id", "position"],
};
const CHANGES: BulkKey = {
  table: "change",
  columns:
    "org_id repo_id id team_id kind number merge_sha base_sha branch title merged_at opened_at author_kind work_kind position gross".split(
      " ",
    ),
  key: ["org_id", "repo_id", "id"],
};

const sha = (n: number): string => (Math.imul(n, 2654435761) >>> 0).toString(16).padStart(40, "0");
const groupRow = (n: number): Cell[] => [
  ORG,
  REPO,
  `push:${sha(Math.floor(n / 8))}`,
  n % 8,
  `src/area-${n % 97}/module-${n % 1013}.ts`,
  "net",
  "N",
  n % 200,
  n % 50,
  1,
  [],
];
const at = new Date(Date.UTC(2026, 0, 1));
const changeRow = (n: number): Cell[] => [
  ORG,
  REPO,
  `push:${sha(n)}`,
  REPO,
  "squash",
  n,
  sha(n),
  sha(n + 1),
  "main",
  `Change number ${n} of many`,
  at,
  at,
  "human",
  "feature",
  n,
  n % 900,
];

/** The same rows, straight into the table, by a superuser whom no wall stops. */
async function rawCopy(
  table: string,
  columns: readonly string[],
  row: (n: number) => Cell[],
): Promise<number> {
  await root.query(`TRUNCATE "${table}"`);
  const started = performance.now();
  await withTransaction(root, async (tx) => {
    const copy = (tx as Client).query(copyFrom(`COPY "${table}" (${columns.join(", ")}) FROM STDIN`));
    await pipeline(Readable.from(encoded(row), { objectMode: false }), copy);
  });
  return performance.now() - started;
}

async function ours(table: string, write: () => Promise<number>): Promise<number> {
  await root.query(`TRUNCATE "${table}"`);
  const started = performance.now();
  expect(await write()).toBe(ROWS);
  return performance.now() - started;
}

function* encoded(row: (n: number) => Cell[]): Generator<Buffer> {
  let text = "";
  for (let n = 0; n < ROWS; n += 1) {
    text += copyRow(row(n));
    if (text.length < 65_536 && n < ROWS - 1) continue;
    yield Buffer.from(text);
    text = "";
  }
}

function* rowsOf(row: (n: number) => Cell[]): Generator<Cell[]> {
  for (let n = 0; n < ROWS; n += 1) yield row(n);
}

test.each([
  {
    name: "append",
    target: GROUPS,
    row: groupRow,
    write: (): Promise<number> => withOrg(app, ORG, (tx) => bulkAppend(tx, GROUPS, rowsOf(groupRow))),
  },
  {
    name: "upsert",
    target: CHANGES,
    row: changeRow,
    write: (): Promise<number> => withOrg(app, ORG, (tx) => bulkUpsert(tx, CHANGES, rowsOf(changeRow))),
  },
])(
  "bulk $name reaches 80 % of raw COPY into the same indexed table",
  async ({ name, target, row, write }) => {
    let [raw, mine] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < ROUNDS; round += 1) {
      raw = Math.min(raw, await rawCopy(target.table, target.columns, row));
      mine = Math.min(mine, await ours(target.table, write));
    }
    const speed = (ms: number) => `${Math.round(ROWS / ms)} k rows/s`;
    process.stdout.write(
      `bulk ${name}: raw COPY ${speed(raw)}, ours ${speed(mine)}, ratio ${(raw / mine).toFixed(2)}\n`,
    );
    expect(raw / mine).toBeGreaterThanOrEqual(0.8);
  },
);
