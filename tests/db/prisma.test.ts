import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb } from "@/lib/core/db.ts";
import { prismaOn, prismaWithOrg } from "@/lib/core/prisma.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const [OURS, THEIRS] = [
  "018f0000-0000-7000-8000-000000000001",
  "018f0000-0000-7000-8000-000000000002",
] as const;
let database: TestDatabase;
let db: Db;
let prisma: ReturnType<typeof prismaOn>;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  prisma = prismaOn(db);
});
afterAll(async () => {
  await prisma.$disconnect();
  await db.end();
  await database.drop();
});

test("Prisma stands before the same walls, on the same pool", async () => {
  for (const orgId of [OURS, THEIRS]) {
    await prismaWithOrg(prisma, orgId, (tx) => tx.team.create({ data: { orgId, name: `Team of ${orgId}` } }));
  }
  expect(await prisma.team.findMany()).toEqual([]);
  const ours = await prismaWithOrg(prisma, OURS, (tx) => tx.team.findMany());
  expect(ours.map(({ orgId }) => orgId)).toEqual([OURS]);
  const foreign = prismaWithOrg(prisma, OURS, (tx) => tx.team.create({ data: { orgId: THEIRS, name: "x" } }));
  await expect(foreign).rejects.toThrow(/42501|row-level security/);
  expect((await db.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
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
