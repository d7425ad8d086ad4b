import { afterAll, beforeAll, expect, test } from "vitest";
import { arrayParameter } from "@/lib/core/array-parameter.ts";
import type { MergeCell } from "@/lib/core/array-text.ts";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { mergeRows } from "@/lib/normalized/host-table.ts";
import { ACCOUNTS } from "@/lib/normalized/hosted/place-tables.ts";
import { account } from "../support/host-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
const SCOPE = { orgId: ORG, connectionId: "018f0000-0000-7000-8000-000000000002" };

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl, { max: 1 });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const held = async (type: string, cells: readonly MergeCell[], as = "value"): Promise<unknown[]> => {
  const text = `SELECT ${as} AS value FROM unnest($1::${type}[]) WITH ORDINALITY AS u(value, n) ORDER BY n`;
  return (await db.query<{ value: unknown }>(text, [arrayParameter(type, cells)])).rows.map(
    ({ value }) => value,
  );
};

test("a column comes to the database as it is, whatever it holds", async () => {
  const odd = [
    "",
    "a",
    null,
    'say "no"',
    "back\\slash",
    "{a,b}",
    "NULL",
    "ö€😀",
    "line\nline",
    "\0x\0",
    "\ud800y",
  ];
  const kept = odd.map((text) => text?.replaceAll("\0", "").replaceAll("\ud800", "\ufffd") ?? null);
  expect(await held("text", odd)).toEqual(kept);
  expect(await held("text", [])).toEqual([]);
  const long = ["é".repeat(100_000), "x"];
  expect(await held("text", long)).toEqual(long);
  expect(await held("bytea", [Buffer.from([0, 255, 92]), null])).toEqual([Buffer.from([0, 255, 92]), null]);
  expect(await held("text", [["a", "b,c", '"'], [], null], "value::text[]")).toEqual([
    ["a", "b,c", '"'],
    [],
    null,
  ]);
  expect(await held("text", [{ json: { a: "\0b\ud800", c: [1] } }], "value::jsonb")).toEqual([
    { a: "b\ufffd", c: [1] },
  ]);
  expect(await held("integer", [1, null, -5])).toEqual([1, null, -5]);
  expect(await held("timestamptz(3)", [new Date(5), null])).toEqual([new Date(5), null]);
});

test("a plan that was made for a small table is right when it has grown", async () => {
  const write = (from: number, count: number, name: string | null, keepsPlans = true) =>
    withOrg(
      db,
      ORG,
      async (tx) => {
        const rows = Array.from({ length: count }, (_one, n) => account(`host/${from + n}`, { name }));
        return (await mergeRows(tx, ACCOUNTS, SCOPE, rows, "page")).written;
      },
      { keepsPlans },
    );
  for (let n = 0; n < 8; n += 1) expect(await write(n, 1, null)).toBe(1);
  const root = openDb(database.superuserUrl);
  await root.query("ANALYZE account");
  await root.end();
  for (let n = 0; n < 8; n += 1) expect(await write(n, 1, "A")).toBe(1);
  expect(await write(0, 4_000, "A")).toBe(3_992);
  expect(await write(0, 4_000, "A")).toBe(0);
  expect(await write(3_990, 20, "B")).toBe(20);

  const kept = "SELECT name, generic_plans::int AS generic FROM pg_prepared_statements";
  const statements = (await db.query<{ name: string; generic: number }>(kept)).rows;
  expect(statements.map(({ name }) => name)).toEqual([expect.stringMatching(/^merge account/)]);
  expect(statements[0]?.generic).toBeGreaterThan(0);
  const plan = async (tx: Tx) =>
    (await tx.query<{ scan: string }>("SELECT current_setting('enable_seqscan') AS scan")).rows[0]?.scan;
  expect(await withOrg(db, ORG, plan, { keepsPlans: true })).toBe("off");
  expect(await withOrg(db, ORG, plan)).toBe("on");
});
