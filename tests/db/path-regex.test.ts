import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb } from "@/lib/core/db.ts";
import { pathRegex } from "@/lib/core/path-regex.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase("empty");
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

test.each([
  ["a/*/c", "a/b/c", true],
  ["a/**/c", "a/c", true],
  ["**/c.*", "c.ts", true],
  ["a.c", "abc", false],
  ["a?c", "a/c", false],
  ["[x](y)+{z}^$|\\", "[x](y)+{z}^$|\\", true],
  ["übung-1/**", "übung-1/a b.md", true],
])("a glob matches a path in the database as anywhere else: %s and %s", async (glob, path, expected) => {
  const { rows } = await db.query<{ is: boolean }>("SELECT ($1 || '/') ~ $2 AS is", [path, pathRegex(glob)]);
  expect(rows[0]?.is).toBe(expected);
});
