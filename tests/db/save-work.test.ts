import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { Stage } from "@/lib/model/work-item.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import { jiraConnector } from "@/lib/sources/jira/connector.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { depsFor, readStreams } from "../simulator/jira/read-jira.ts";
import { startJira } from "../simulator/jira/start-jira.ts";
import { minute, workItem } from "../support/host-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
const CONNECTION = "018f0000-0000-7000-8000-000000000002";
const TABLES = [
  "work_item",
  "work_item_step",
  "work_item_link",
  "work_item_label",
  "sprint",
  "board",
  "sprint_snapshot",
];

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
    for (const table of TABLES) await tx.query(`DELETE FROM ${table}`);
  }),
);
const save = (batch: HostBatch, now = minute(100)) =>
  withOrg(db, ORG, (tx) => saveBatch(tx, { orgId: ORG, connectionId: CONNECTION }, batch, now));
const select = (text: string) => withOrg(db, ORG, async (tx) => (await tx.query(text)).rows as unknown[]);
const deleted = () => select("SELECT key FROM work_item WHERE deleted_at IS NOT NULL ORDER BY key");

test("a sweep marks what it did not find between its bounds, and what is told of again is there again", async () => {
  const items = [1, 2, 3, 4].map((number) => workItem(`j/${number}`, `ED-${number}`, { number }));
  const elsewhere = workItem("j/9", "XY-2", { number: 2, project: "jira.test/2" });
  const later = workItem("j/5", "ED-5", { number: 2, updatedAt: minute(60) });
  await save({ workItems: [...items, elsewhere, later] });
  const sweep = { project: "jira.test/1", after: 0, upTo: 3, at: minute(50), items: ["j/1"] };
  const touched = await save({ presence: [sweep] });
  expect(touched.items).toEqual(["j/2", "j/3"]);
  expect(await deleted()).toEqual([{ key: "j/2" }, { key: "j/3" }]);
  await save({ presence: [{ ...sweep, after: 3, upTo: null, items: [] }] });
  expect(await deleted()).toEqual([{ key: "j/2" }, { key: "j/3" }, { key: "j/4" }]);
  await save({ workItems: [workItem("j/3", "ED-3", { number: 3, updatedAt: minute(70) })] });
  expect(await deleted()).toEqual([{ key: "j/2" }, { key: "j/4" }]);
});

test("what was in sprints at their start and end is what really was, in whatever order the pages come", async () => {
  const organisation = await makeOrganisation({ seed: "snapshots", size: "tiny" });
  const jira = await startJira(organisation.jira, { now: () => organisation.now });
  const now = new Date(organisation.now);
  const deps = depsFor(jira, "jira_token", { now: () => now });
  const scopes = organisation.jira.projects.map(({ id, key }) => ({ key: `${jira.host}/${id}`, name: key }));
  const { pages } = await readStreams(jiraConnector, deps, scopes, { pageSize: 10 });
  await jira.stop();
  const stages = new Map<string, Stage>(organisation.jira.statuses.map(({ id, stage }) => [id, stage]));
  const context = { host: jira.host, settings: deps.settings, stages };
  const batches = pages.map(({ records }) => jiraConnector.understand(records, context).batch);
  const truth = organisation.jira.sprints.flatMap(({ id, atStart, atEnd }) => [
    ...atStart.map((item) => `${jira.host}/${id} start ${jira.host}/${item}`),
    ...atEnd.map((item) => `${jira.host}/${id} end ${jira.host}/${item}`),
  ]);
  expect(truth.length).toBeGreaterThan(20);
  const told = () =>
    select("SELECT sprint || ' ' || moment || ' ' || item AS row FROM sprint_snapshot ORDER BY 1");
  for (const order of [batches.toReversed(), batches]) {
    await withOrg(db, ORG, async (tx) => {
      for (const table of TABLES) await tx.query(`DELETE FROM ${table}`);
    });
    for (const batch of order) await save(batch, now);
    expect(await told()).toHaveLength(truth.length);
    expect(new Set(await told())).toEqual(new Set(truth.map((row) => ({ row }))));
  }
  const before = await select("SELECT *, xmin FROM sprint_snapshot ORDER BY sprint, moment, item");
  for (const batch of batches) await save(batch, now);
  expect(await select("SELECT *, xmin FROM sprint_snapshot ORDER BY sprint, moment, item")).toEqual(before);
});
