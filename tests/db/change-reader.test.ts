import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCells } from "@/lib/core/cells-reader.ts";
import { readChanges } from "@/lib/core/change-reader.ts";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { readMetric } from "@/lib/core/reader.ts";
import * as ledger from "@/lib/ledger/store.ts";
import { metrics } from "@/lib/metrics/registry.ts";
import { replaceFactCells } from "@/lib/metrics/store.ts";
import * as normalized from "@/lib/normalized/store.ts";
import { changeRow, compositionOf, DAY, entryOf, freshRepo, MONDAY, ORG } from "../support/stored-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const TEAM_OF_THIS = randomUUID();
const PAGE = { order: { by: "of", down: true }, limit: 50, offset: 0 } as const;
const scope = { teams: [TEAM_OF_THIS], from: MONDAY - 70 * DAY, to: MONDAY + 70 * DAY };
let database: TestDatabase;
let db: Db;
const inOrg = <T>(work: (tx: Tx) => Promise<T>) => withOrg(db, ORG, work);

beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  const repo = freshRepo();
  const of = (id: string, at: number, over: object) => changeRow(id, at, { teamId: TEAM_OF_THIS, ...over });
  await inOrg(async (tx) => {
    await normalized.upsertChanges(tx, repo, [
      of("a", MONDAY, { workKind: "feature" }),
      of("b", MONDAY + DAY, { position: 1, gross: 50, title: "100 % of_it" }),
      of("c", MONDAY + 7 * DAY, { position: 2, gross: 0 }),
      of("d", MONDAY - 1, { position: 3, gross: 8 }),
    ]);
    await ledger.appendEntries(tx, repo, [
      entryOf("a", "net", 60),
      entryOf("a", "generated", 40),
      entryOf("b", "net", 50),
      entryOf("b", "net", -30, "x"),
      entryOf("b", "reverted", 30, "x"),
      entryOf("d", "dependency", 8),
    ]);
    await ledger.upsertCompositions(tx, repo, [
      ["a", compositionOf("hybrid", 70, 30)],
      ["b", compositionOf("agent", 20, null)],
      ["d", compositionOf("automation", 4, null)],
    ]);
    await replaceFactCells(tx, { ...repo, asOf: MONDAY + 30 * DAY, weeks: null });
  });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

describe.each(
  metrics
    .filter(({ read }) => read.as === "sum" || read.as === "ratio-of-sums")
    .map((metric) => [metric.id, metric] as const),
)("%s", (_id, metric) => {
  test("its changes sum to its figure, entries that adjust included", async () => {
    const { figure, list } = await inOrg(async (tx) => ({
      figure: (await readMetric(tx, metric, { teams: [TEAM_OF_THIS] }))[0],
      list: await readChanges(tx, metric.read, scope, PAGE),
    }));
    expect({ of: list.of, over: list.over ?? 0 }).toEqual({ of: figure?.of, over: figure?.over ?? 0 });
    expect(list.rows.reduce((sum, row) => sum + row.of, 0)).toBe(list.of);
  });
});

test("a class lists its changes by their lines, and a page knows the whole", async () => {
  const list = await inOrg((tx) => readChanges(tx, { as: "sum", of: "net" }, scope, { ...PAGE, limit: 1 }));
  expect(list).toMatchObject({ count: 2, of: 80, rows: [{ id: "a", of: 60, composition: "hybrid" }] });
});

test("a text is taken as it is written, not as a pattern", async () => {
  const find = (text: string) =>
    inOrg((tx) => readChanges(tx, { as: "sum", of: "changes" }, { ...scope, text }, PAGE)).then(({ rows }) =>
      rows.map(({ id }) => id),
    );
  expect(await find("100 % of_it")).toEqual(["b"]);
  expect(await find("_")).toEqual(["b"]);
  expect(await find("' OR true --")).toEqual([]);
});

test("another team's changes are never among them", async () => {
  const list = await inOrg((tx) =>
    readChanges(tx, { as: "sum", of: "changes" }, { ...scope, teams: [randomUUID()] }, PAGE),
  );
  expect(list).toMatchObject({ count: 0, of: 0, rows: [] });
});

test("all facts in one reading are the facts read one by one", async () => {
  const { cells, net } = await inOrg(async (tx) => ({
    cells: await readCells(tx, { teams: [TEAM_OF_THIS], by: ["week"] }),
    net: await readMetric(
      tx,
      { id: "net", read: { as: "sum", of: "net" } },
      { teams: [TEAM_OF_THIS], by: ["week"] },
    ),
  }));
  expect(cells.map(({ by, facts }) => [by.week, facts.net])).toEqual(net.map(({ by, of }) => [by.week, of]));
  expect(cells.reduce((sum, { facts }) => sum + facts.gross, 0)).toBe(158);
});
