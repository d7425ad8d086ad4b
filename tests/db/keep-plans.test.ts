import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withTransaction } from "@/lib/core/db.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl, { max: 1, pipeline: true, keepsPlans: true });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const kept = async () =>
  (
    await db.query<{ statement: string }>(
      "SELECT statement FROM pg_prepared_statements ORDER BY prepare_time",
    )
  ).rows;

test("a statement is parsed once a connection, whatever its values, and answers as it would", async () => {
  const ask = (value: number) => db.query<{ n: number }>("SELECT $1::int + 1 AS n", [value]);
  expect((await Promise.all([ask(1), ask(2), ask(3)])).map(({ rows }) => rows[0]?.n)).toEqual([2, 3, 4]);
  const inside = await withTransaction(db, (tx) =>
    tx.query<{ n: number }>({ text: "SELECT $1::int + 1 AS n", values: [4] }),
  );
  expect(inside.rows[0]?.n).toBe(5);
  expect(await kept()).toEqual([{ statement: "SELECT $1::int + 1 AS n" }]);
});

test("a statement that fails fails alone", async () => {
  const divide = (by: number) => db.query<{ n: number }>("SELECT 12 / $1::int AS n", [by]);
  await expect(divide(0)).rejects.toThrow("division by zero");
  await expect(db.query("SELECT nothing FROM nowhere WHERE id = $1", [1])).rejects.toThrow("nowhere");
  await expect(db.query("SELECT nothing FROM nowhere WHERE id = $1", [1])).rejects.toThrow("nowhere");
  expect((await divide(4)).rows[0]?.n).toBe(3);
});

test("of very many statements only the first keep their plans", async () => {
  for (let each = 0; each < 250; each += 1) await db.query(`SELECT $1::int + ${each} AS n`, [each]);
  expect((await kept()).length).toBeLessThanOrEqual(200);
});
