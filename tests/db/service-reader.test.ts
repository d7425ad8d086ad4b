import { afterAll, beforeAll, expect, test } from "vitest";
import { readChanges } from "@/lib/core/change-reader.ts";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { readServiceCells, readServices } from "@/lib/core/service-reader.ts";
import { appendEntries, replaceAtomGroups } from "@/lib/ledger/store.ts";
import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import { upsertChanges } from "@/lib/normalized/store.ts";
import { changeRow, DAY, entryOf, freshRepo, MONDAY, ORG } from "../support/stored-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let db: Db;
let team = "";
const scope = freshRepo();
const inOrg = <T>(work: (tx: Tx) => Promise<T>) => withOrg(db, ORG, work);

const group = (change: string, service: string | null, name: LedgerClass, added: number) => ({
  change,
  path: `${service ?? "free"}/a.ts`,
  class: name,
  rule: "test",
  added,
  removed: 0,
  confidence: 1,
  refs: [],
  service,
});

beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  await inOrg(async (tx) => {
    const made = await tx.query<{ id: string }>(
      "INSERT INTO team (org_id, name, repo_id) VALUES ($1, 'shop', $2) RETURNING id",
      [ORG, scope.repoId],
    );
    team = made.rows[0]?.id ?? "";
    await upsertChanges(tx, scope, [
      changeRow("a", MONDAY, { teamId: team, gross: 30 }),
      changeRow("b", MONDAY + DAY, { teamId: team, gross: 5, position: 1 }),
    ]);
    await appendEntries(tx, scope, [
      entryOf("a", "net", 20),
      entryOf("a", "rework", 10),
      entryOf("b", "net", 5),
    ]);
    await replaceAtomGroups(
      tx,
      scope,
      ["a", "b"],
      [
        group("a", "@acme/pay", "net", 8),
        group("a", "@acme/shop", "net", 12),
        group("a", "@acme/pay", "rework", 10),
        group("b", null, "net", 5),
      ],
    );
  });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const span = { from: MONDAY, to: MONDAY + 7 * DAY };

test("the services of a team are those that its changes touched", async () => {
  expect(await inOrg((tx) => readServices(tx, [team]))).toEqual(["@acme/pay", "@acme/shop"]);
});

test("a week of a service holds the lines of its files only", async () => {
  const [week, ...others] = await inOrg((tx) =>
    readServiceCells(tx, { ...span, teams: [team], service: "@acme/pay" }),
  );
  expect(others).toEqual([]);
  expect(week?.facts).toMatchObject({ net: 8, rework: 10, reverted: 0 });
});

test("the changes of a service carry their part of it, and the rest is not listed", async () => {
  const read = { as: "ratio-of-sums", of: "net", over: "gross" } as const;
  const page = { order: { by: "of", down: true }, limit: 10, offset: 0 } as const;
  const list = await inOrg((tx) =>
    readChanges(tx, read, { ...span, teams: [team], service: "@acme/pay" }, page),
  );
  expect(list.rows.map(({ id, of, over }) => [id, of, over])).toEqual([["a", 8, 18]]);
  const all = await inOrg((tx) => readChanges(tx, read, { ...span, teams: [team] }, page));
  expect([all.of, all.over]).toEqual([25, 35]);
});
