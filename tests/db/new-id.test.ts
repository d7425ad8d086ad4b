import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb } from "@/lib/core/db.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

test("an identifier of our making is a UUID of version 7 and rises with time", async () => {
  const { rows } = await db.query<{ id: string }>(
    "SELECT new_id() AS id, pg_sleep(0.002) FROM generate_series(1, 20)",
  );
  const ids = rows.map(({ id }) => id);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
});
