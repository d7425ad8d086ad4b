import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { PullRequest } from "@/lib/model/pull-request.ts";
import type { Told } from "@/lib/normalized/host-table.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import { account, hostRepository, minute, pullRequest, review, workItem } from "../support/host-rows.ts";
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
const TABLES = [
  "account",
  "host_repository",
  "pull_request",
  "review",
  "host_team_member",
  "work_item",
  "work_item_label",
  "work_item_link",
];
beforeEach(() =>
  withOrg(db, ORG, async (tx) => {
    for (const table of TABLES) await tx.query(`DELETE FROM ${table}`);
  }),
);

const save = (batch: HostBatch, told: Told = "page", now = minute(100)) =>
  withOrg(db, ORG, (tx) => saveBatch(tx, { orgId: ORG, connectionId: CONNECTION }, batch, now, told));
const all = (table: string, what = "*") =>
  withOrg(db, ORG, async (tx) => (await tx.query(`SELECT ${what} FROM ${table} ORDER BY 1, 2, 3`)).rows);
const state = () =>
  Promise.all(
    ["pull_request", "review", "work_item", "work_item_label"].map((table) => all(table, "*, xmin, xmax")),
  );
const plain = (rows: unknown) =>
  JSON.stringify(rows, (name, value: unknown) => (name === "xmin" || name === "xmax" ? undefined : value));

const WHOLE: HostBatch = {
  accounts: [account("github.test/7", { name: 'A "quoted", \\odd\0 name \ud800' })],
  repositories: [hostRepository(REPO)],
  pullRequests: [
    pullRequest(REPO, 1, {
      labels: ["a,b", 'c"d', "", "\\"],
      updatedAt: new Date("2026-01-02T03:04:05.678Z"),
    }),
    pullRequest(REPO, 2, { added: 3_000_000_000n }),
  ],
  reviews: [review(REPO, 1, "r1"), review(REPO, 1, "r2", { state: "commented" })],
  workItems: [
    workItem("jira.test/9", "ED-9", { points: 2.5, fields: { deep: ["\0", { x: 1 }] }, sprints: ["s"] }),
  ],
  links: [{ item: "jira.test/9", other: "jira.test/10", kind: "blocks" }],
  rosters: [{ team: "github.test/t", accounts: ["github.test/7", "github.test/7", "github.test/8"] }],
};

describe("a batch", () => {
  test("says what it changed, and the second time changes nothing: no tuple, no lock", async () => {
    const first = await save(WHOLE);
    expect(first).toMatchObject({
      accounts: ["github.test/7"],
      repositories: [REPO],
      pulls: [
        { repo: REPO, number: 1 },
        { repo: REPO, number: 2 },
      ],
      items: ["jira.test/9"],
      teams: ["github.test/t"],
    });
    const before = await state();
    expect(await save(WHOLE)).toEqual({
      written: 0,
      accounts: [],
      repositories: [],
      projects: [],
      teams: [],
      repos: [],
      pulls: [],
      pushes: [],
      items: [],
      statuses: [],
      unsure: [],
    });
    expect(await state()).toEqual(before);
    expect(before[0]?.[0]).toMatchObject({ labels: ["a,b", 'c"d', "", "\\"], xmax: "0" });
    expect((await all("account"))[0]).toMatchObject({ name: 'A "quoted", \\odd name \ufffd' });
  });

  test("that is older changes nothing; of one second, what a page tells now wins", async () => {
    await save({ pullRequests: [pullRequest(REPO, 1, { title: "new", updatedAt: minute(5) })] });
    await save({ pullRequests: [pullRequest(REPO, 1, { title: "old", updatedAt: minute(4) })] });
    expect((await all("pull_request"))[0]?.title).toBe("new");
    await save({ pullRequests: [pullRequest(REPO, 1, { title: "newer", updatedAt: minute(5) })] });
    expect((await all("pull_request"))[0]?.title).toBe("newer");
  });

  test("keeps a bot a bot where it is told without its ending, as a person would be", async () => {
    const bot = account("github.test/9", { login: "helper[bot]", kind: "automation" });
    const asPerson = account("github.test/9", { login: "helper", kind: "human" });
    for (const order of [
      [bot, asPerson],
      [asPerson, bot],
    ]) {
      for (const one of order) await save({ accounts: [one] });
      const kept: unknown[] = (await all("account")).filter(({ key }) => key === bot.key);
      expect(kept[0]).toMatchObject({ login: "helper[bot]", kind: "automation" });
      await withOrg(db, ORG, (tx) => tx.query("DELETE FROM account"));
    }
  });

  test("of another tenant is refused whole", async () => {
    const write = withOrg(db, "018f0000-0000-7000-8000-00000000000f", (tx) =>
      saveBatch(tx, { orgId: ORG, connectionId: CONNECTION }, WHOLE, minute(1)),
    );
    await expect(write).rejects.toMatchObject({ code: "42501" });
  });

  test("keeps earlier names, members by time, and links that are still told", async () => {
    await save(WHOLE, "page", minute(1));
    await save(
      {
        repositories: [hostRepository(REPO, { fullName: "acme/new" })],
        workItems: [workItem("jira.test/9", "OPS-1", { updatedAt: minute(9) })],
        links: [],
        rosters: [{ team: "github.test/t", accounts: ["github.test/8"] }],
      },
      "page",
      minute(10),
    );
    await save(
      { rosters: [{ team: "github.test/t", accounts: ["github.test/7", "github.test/8"] }] },
      "page",
      minute(20),
    );
    expect(await all("host_repository", "full_name, earlier_names, connection_id")).toEqual([
      { full_name: "acme/new", earlier_names: ["acme/1"], connection_id: CONNECTION },
    ]);
    expect(await all("work_item_label", "label, until_at, item")).toEqual([
      { label: "ED-9", until_at: minute(9), item: "jira.test/9" },
      { label: "OPS-1", until_at: null, item: "jira.test/9" },
    ]);
    expect(await all("work_item_link", "item, other, kind")).toEqual([]);
    expect(await all("host_team_member", "account, from_at, to_at")).toEqual([
      { account: "github.test/7", from_at: minute(1), to_at: minute(10) },
      { account: "github.test/7", from_at: minute(20), to_at: null },
      { account: "github.test/8", from_at: minute(1), to_at: null },
    ]);
  });
});

describe("messages", () => {
  const told = (over: Partial<PullRequest>) => ({
    pullRequests: [pullRequest(REPO, 1, { unread: ["reviews"], ...over })],
  });
  const messages: HostBatch[] = [
    told({}),
    told({ isDraft: true, updatedAt: minute(2) }),
    { reviews: [review(REPO, 1, "r1", { state: "approved" })] },
    { reviews: [review(REPO, 1, "r1", { state: "dismissed" })] },
    told({ state: "closed", closedAt: minute(3), updatedAt: minute(3) }),
    told({ state: "merged", closedAt: minute(3), mergedAt: minute(3), updatedAt: minute(3) }),
    { workItems: [workItem("jira.test/1", "ED-1")] },
    { workItems: [workItem("jira.test/1", "ED-1", { stage: "active", updatedAt: minute(4) })] },
    { deletedItems: ["jira.test/1"] },
  ];

  test("in any order, once or many times, leave the same", async () => {
    const run = async (order: readonly number[]) => {
      await withOrg(db, ORG, async (tx) => {
        for (const table of TABLES) await tx.query(`DELETE FROM ${table}`);
      });
      for (const index of order) await save(messages[index] ?? {}, "message");
      return plain((await state()).slice(0, 3));
    };
    const expected = await run(messages.map((_message, index) => index));
    const anyOrder = fc
      .array(fc.nat(messages.length - 1), { maxLength: 12 })
      .chain((more) =>
        fc.shuffledSubarray([...messages.keys(), ...more], { minLength: messages.length + more.length }),
      );
    await fc.assert(
      fc.asyncProperty(anyOrder, async (order) => {
        expect(await run(order)).toBe(expected);
      }),
      { numRuns: 25 },
    );
    expect(expected).toContain('"state":"merged"');
    expect(expected).toContain('"state":"dismissed"');
  });

  test("never take back what only a page tells, and say where the host has to be asked", async () => {
    await save({
      pullRequests: [pullRequest(REPO, 1, { reviewCount: 4, unread: [], checkState: "success" })],
    });
    const later = pullRequest(REPO, 1, { updatedAt: minute(1), added: null, unread: ["reviews"] });
    expect((await save({ pullRequests: [later] }, "message")).unsure).toEqual([]);
    expect((await all("pull_request"))[0]).toMatchObject({
      review_count: 4,
      added: 1,
      unread: [],
      check_state: "success",
      updated_at: minute(1),
    });
    const twin = pullRequest(REPO, 1, { updatedAt: minute(1), title: "another title" });
    expect(await save({ pullRequests: [twin] }, "message")).toMatchObject({
      written: 0,
      unsure: [{ what: "pulls", place: REPO }],
    });
    expect(await save({ pullRequests: [later] }, "message")).toMatchObject({ written: 0, unsure: [] });
  });
});
