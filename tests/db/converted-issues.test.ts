import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { Told } from "@/lib/normalized/host-table.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import { hostRepository, minute, pullRequest, workItem } from "../support/host-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
const CONNECTION = "018f0000-0000-7000-8000-000000000002";
const REPO = "github.test/1";

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
beforeEach(() =>
  withOrg(db, ORG, async (tx) => {
    for (const table of ["host_repository", "pull_request", "work_item"])
      await tx.query(`DELETE FROM ${table}`);
  }),
);

const save = (batch: HostBatch, told: Told) =>
  withOrg(db, ORG, (tx) => saveBatch(tx, { orgId: ORG, connectionId: CONNECTION }, batch, minute(100), told));
const all = (table: string, what: string) =>
  withOrg(db, ORG, async (tx) => (await tx.query(`SELECT ${what} FROM ${table} ORDER BY 1`)).rows);

test.each([
  ["page", [0, 1, 2]],
  ["message", [0, 1, 2]],
  ["page", [0, 2, 1]],
  ["page", [2, 0, 1]],
] as const)(
  "41: an issue that became a pull request is one no more, told by a %s in the order %j",
  async (told, order) => {
    const issue = (number: number) =>
      workItem(`github.test/9${number}`, `acme/1#${number}`, { project: REPO, number });
    const steps: HostBatch[] = [
      { repositories: [hostRepository(REPO)] },
      { workItems: [issue(7), issue(8), workItem("jira.test/7", "ED-7", { number: 7 })] },
      { pullRequests: [pullRequest(REPO, 7, { title: "Made of an issue" })] },
    ];
    for (const step of order) await save(steps[step] ?? {}, told);
    const items = () => all("work_item", "key, label, deleted_at IS NOT NULL AS gone");
    const expected = [
      { key: "github.test/97", label: "acme/1#7", gone: true },
      { key: "github.test/98", label: "acme/1#8", gone: false },
      { key: "jira.test/7", label: "ED-7", gone: false },
    ];
    expect(await items()).toEqual(expected);
    const before = await all("work_item", "key, label, xmin::text AS at");
    expect((await save(steps[2] ?? {}, told)).items, "told again it changes nothing").toEqual([]);
    expect(await all("work_item", "key, label, xmin::text AS at")).toEqual(before);
  },
);
