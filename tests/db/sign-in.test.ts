import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
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

const one = async (text: string, values: unknown[] = []): Promise<Record<string, unknown> | undefined> =>
  (await db.query(text, values)).rows[0];
const later = new Date(Date.UTC(2100, 0, 1));
const now = new Date(Date.UTC(2026, 0, 1));

test("accounts and sessions are out of the application's reach but for the functions", async () => {
  for (const table of ["user_account", "auth_session"]) {
    await expect(db.query(`SELECT * FROM ${table}`)).rejects.toMatchObject({ code: "42501" });
  }
});

test("an account is made once, found by its address in any case, and knows its organisations", async () => {
  expect(await one("SELECT auth_any_user() AS any")).toEqual({ any: false });
  const { id } = (await one("SELECT auth_create_user('Ada@Example.test', 'Ada', 'hash') AS id")) ?? {};
  await expect(
    db.query("SELECT auth_create_user('ada@example.test', 'Other', 'hash')"),
  ).rejects.toMatchObject({ code: "23505" });
  expect(await one("SELECT * FROM auth_find_user('ADA@example.test')")).toEqual({
    id,
    email: "ada@example.test",
    name: "Ada",
    password_hash: "hash",
  });
  expect(await one("SELECT * FROM auth_memberships($1)", [id])).toBeUndefined();
  await withOrg(db, ORG, async (tx) => {
    await tx.query("INSERT INTO organisation (id, name) VALUES ($1, 'Org')", [ORG]);
    await tx.query("INSERT INTO membership (org_id, user_id, role) VALUES ($1, $2, 'owner')", [ORG, id]);
  });
  expect(await one("SELECT * FROM auth_memberships($1)", [id])).toEqual({
    org_id: ORG,
    org_name: "Org",
    is_sample: false,
    role: "owner",
  });
  expect((await db.query("SELECT * FROM organisation")).rows).toEqual([]);
});

test("a session ends when it is revoked, when it expires, and when the password changes", async () => {
  const { id } = (await one("SELECT auth_create_user('bob@example.test', 'Bob', 'hash') AS id")) ?? {};
  const open = async (until: Date) =>
    (await one("SELECT auth_open_session($1, $2) AS sid", [id, until]))?.["sid"];
  const alive = async (sid: unknown) =>
    (await db.query("SELECT * FROM auth_session_ok($1, $2)", [sid, now])).rowCount === 1;

  const [first, second, third] = [await open(later), await open(later), await open(now)];
  expect([await alive(first), await alive(second), await alive(third)]).toEqual([true, true, false]);
  await db.query("SELECT auth_close_session($1, $2)", [first, now]);
  expect([await alive(first), await alive(second)]).toEqual([false, true]);
  expect(await one("SELECT auth_set_password($1, 'new') AS done", [id])).toEqual({ done: true });
  expect(await alive(second)).toBe(false);
});
