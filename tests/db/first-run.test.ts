import { afterAll, beforeAll, expect, test } from "vitest";
import {
  closeSession,
  membershipsOf,
  openSession,
  openSessions,
  sessionPerson,
} from "@/lib/auth/account-store.ts";
import { createFirstOwner } from "@/lib/auth/first-run.ts";
import { type Db, openDb, withOrg, withTransaction } from "@/lib/core/db.ts";
import { addRepository } from "@/lib/settings/add-repository.ts";
import { removeRepository } from "@/lib/settings/remove-repository.ts";
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
const NOW = new Date("2026-11-15T00:00:00Z");
const LATER = new Date("2026-12-15T00:00:00Z");
let owner = { userId: "", orgId: "" };

test("of people who set up at the same moment exactly one becomes the owner", async () => {
  const attempts = await Promise.allSettled(
    ["ada", "bob", "cyd"].map((name) =>
      withTransaction(db, (tx) =>
        createFirstOwner(tx, { name, email: `${name}@example.test`, organisation: "Acme" }, "hash"),
      ),
    ),
  );
  const made = attempts.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const refused = attempts.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
  expect(made).toHaveLength(1);
  expect(refused).toMatchObject([{ code: "conflict" }, { code: "conflict" }]);
  owner = made[0] ?? owner;
  expect(await membershipsOf(db, owner.userId)).toMatchObject([
    { orgId: owner.orgId, orgName: "Acme", role: "owner" },
  ]);
});

test("a session ends when its person ends it, and nobody else can", async () => {
  const sid = await openSession(db, owner.userId, LATER);
  expect(await sessionPerson(db, sid, NOW)).toMatchObject({ userId: owner.userId });
  expect(await closeSession(db, "018f0000-0000-7000-8000-00000000ffff", sid, NOW)).toBe(false);
  expect(await sessionPerson(db, sid, NOW)).not.toBeNull();
  expect(await closeSession(db, owner.userId, sid, NOW)).toBe(true);
  expect(await sessionPerson(db, sid, NOW)).toBeNull();
  expect(await openSessions(db, owner.userId, NOW)).toEqual([]);
});

test("a session is over at its end, revoked or not", async () => {
  const sid = await openSession(db, owner.userId, LATER);
  expect(await sessionPerson(db, sid, LATER)).toBeNull();
});

test("a repository that is added twice at once is added once, and can be added again after it was removed", async () => {
  const shop = { source: "local", location: "/srv/shop", name: "shop", ...owner } as const;
  const add = () => withOrg(db, owner.orgId, (tx) => addRepository(tx, shop));
  const [one, other] = await Promise.all([add(), add()]);
  expect(one.repoId).toBe(other.repoId);
  expect([one.isNew, other.isNew].filter(Boolean)).toHaveLength(1);
  await withOrg(db, owner.orgId, (tx) => removeRepository(tx, owner.orgId, owner.userId, one.repoId));
  await expect(
    withOrg(db, owner.orgId, (tx) => removeRepository(tx, owner.orgId, owner.userId, one.repoId)),
  ).rejects.toMatchObject({ code: "not-found" });
  expect(await add()).toMatchObject({ isNew: true });
});
