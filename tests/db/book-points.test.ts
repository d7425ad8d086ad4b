import { afterAll, beforeAll, expect, test } from "vitest";
import { readPointCells } from "@/lib/core/cells-reader.ts";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { readPointChanges } from "@/lib/core/point-changes-reader.ts";
import * as ledger from "@/lib/ledger/store.ts";
import { measurePoints } from "@/lib/metrics/measure-points.ts";
import { metrics } from "@/lib/metrics/registry.ts";
import { replaceFactCells } from "@/lib/metrics/store.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { upsertChanges } from "@/lib/normalized/store.ts";
import { bookPointsStage } from "@/workers/stages/book-points.ts";
import { insertRepository } from "../support/insert-repository.ts";
import { changeRow, compositionOf, DAY, freshRepo, MONDAY, ORG, TEAM } from "../support/stored-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const OTHERS = "018f0000-0000-7000-8000-00000000000e";
const [one, two] = [freshRepo(), freshRepo()];
const idOf = ({ repoId }: { repoId: string }, change: string) => `${repoId}/${change}`;
const AS_OF = MONDAY + 32 * DAY;
let database: TestDatabase;
let db: Db;

const inOrg = <T>(work: (tx: Tx) => Promise<T>) => withOrg(db, ORG, work);
const query = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  inOrg(async (tx) => (await tx.query<Row>(text, values)).rows);
const book = () => bookPointsStage({ db })({ orgId: ORG });
const facts = (scope: typeof one) =>
  inOrg((tx) => replaceFactCells(tx, { ...scope, asOf: AS_OF, weeks: null }));
const group = (
  scope: typeof one,
  change: string,
  position: number,
  name: string,
  added: number,
  removed = 0,
) =>
  query(
    `INSERT INTO atom_group (org_id, repo_id, change_id, position, path, class, rule, added, removed, confidence, refs, spans)
     VALUES ($1, $2, $3, $4, 'a.ts', $5, CASE $5 WHEN 'abandoned' THEN 'closed-mechanical' ELSE 'test' END, $6, $7, 1, '{}', '{}')`,
    [ORG, scope.repoId, change, position, name, added, removed],
  );
const place = (scope: typeof one, change: string, unit: string) =>
  query(
    `INSERT INTO unit_change (org_id, repo_id, change_id, unit_id, links, facts) VALUES ($1, $2, $3, $4, '[]', '')
     ON CONFLICT (org_id, repo_id, change_id) DO UPDATE SET unit_id = excluded.unit_id`,
    [ORG, scope.repoId, change, unit],
  );
const weigh = (unit: string, points: number) =>
  query(
    `INSERT INTO unit_score VALUES ($1, $2, $3, '[]', 'v1', 'hash', '{}')
     ON CONFLICT (org_id, unit_id) DO UPDATE SET milli_points = excluded.milli_points`,
    [ORG, unit, points],
  );
const booked = () =>
  query<Record<string, string | number>>("SELECT * FROM change_points ORDER BY repo_id, change_id");
const cells = () =>
  query<Record<string, string | number>>(
    "SELECT * FROM point_cell ORDER BY repo_id, week, team_id, composition",
  );
const versions = () => query("SELECT repo_id, version FROM point_book ORDER BY repo_id");
const SUM = LEDGER_CLASSES.join(" + ");

beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  await inOrg(async (tx) => {
    for (const scope of [one, two]) await insertRepository(tx, { ...scope, teamId: TEAM, asOf: AS_OF });
    await upsertChanges(tx, one, [
      changeRow("a", MONDAY, { workKind: "feature" }),
      changeRow("b", MONDAY + 8 * DAY, { position: 1, teamId: OTHERS }),
      changeRow("alone", MONDAY + 3 * DAY, { position: 2 }),
    ]);
    await upsertChanges(tx, two, [changeRow("c", MONDAY + DAY)]);
    await ledger.upsertCompositions(tx, one, [["a", compositionOf("hybrid", 70, 44)]]);
  });
  await group(one, "a", 0, "net", 60, 10);
  await group(one, "a", 1, "generated", 900);
  await group(one, "b", 0, "rework", 12, 8);
  await group(one, "b", 1, "abandoned", 300);
  await group(one, "alone", 0, "net", 5);
  await group(two, "c", 0, "corrective_own", 10);
  await place(one, "a", idOf(one, "a"));
  await place(one, "b", idOf(one, "a"));
  await place(two, "c", idOf(one, "a"));
  for (const scope of [one, two]) await facts(scope);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

test("before anything is weighed, changes are counted in the week of their unit and have no points", async () => {
  expect(await book()).toBe(2);
  const found = (await cells()).map(({ week, changes, weighed, net }) => [week, changes, weighed, net]);
  expect(found).toEqual(Array(4).fill(["2026-W10", 1, 0, 0]));
});

test("a score is shared among the changes of its unit, over repositories and teams, and booked once", async () => {
  await weigh(idOf(one, "a"), 42_000);
  expect(await book()).toBe(1);
  const rows = await booked();
  expect(
    rows.map((row) => [row["change_id"], row["net"], row["rework"], row["corrective_own"], row["is_last"]]),
  ).toEqual([
    ["a", 29_400, 0, 0, true],
    ["alone", 0, 0, 0, true],
    ["b", 0, 8_400, 0, false],
    ["c", 0, 0, 4_200, false],
  ]);
  expect(rows[0]?.["ai"]).toBe(18_480);
  expect(await query(`SELECT sum(${SUM})::int AS points FROM point_cell`)).toEqual([{ points: 42_000 }]);
  expect(
    await query(
      "SELECT sum(units)::int AS units, sum(weighed)::int AS weighed, sum(settled)::int AS settled, sum(changes)::int AS changes, sum(measured)::int AS measured FROM point_cell",
    ),
  ).toEqual([{ units: 1, weighed: 3, settled: 3, changes: 4, measured: 29_400 }]);
});

test.each(metrics.filter(({ read }) => read.as === "points").map((metric) => [metric.id, metric] as const))(
  "the changes behind %s sum to it",
  async (_id, metric) => {
    const { cells, list } = await inOrg(async (tx) => ({
      cells: await readPointCells(tx, { teams: [TEAM, OTHERS] }),
      list: await readPointChanges(
        tx,
        metric.read,
        { teams: [TEAM, OTHERS], from: MONDAY - DAY, to: MONDAY + 30 * DAY },
        { order: { by: "of", down: true }, limit: 2, offset: 0 },
      ),
    }));
    const { value } = measurePoints(metric, cells, { asOf: AS_OF, paramsHash: "", evidenceRef: "" });
    expect(list.over === null ? list.of : list.of / list.over).toBeCloseTo(value ?? Number.NaN, 12);
  },
);

test("where nothing has changed, nothing is written", async () => {
  const before = [await booked(), await cells(), await versions()];
  expect(await book()).toBe(0);
  expect([await booked(), await cells(), await versions()]).toEqual(before);
});

test("only units of which something changed are booked again: their classes, team, kind, unit or score", async () => {
  await query("UPDATE atom_group SET stated_class = 'reverted' WHERE change_id = 'c'");
  expect(await book()).toBe(0);
  await facts(two);
  expect(await book()).toBe(1);
  expect((await booked()).at(-1)).toMatchObject({ change_id: "c", corrective_own: 0, reverted: 4_200 });
  await query("UPDATE change SET team_id = $1 WHERE id = 'alone'", [OTHERS]);
  await weigh(idOf(one, "alone"), 700);
  expect(await book()).toBe(1);
  await place(two, "c", idOf(two, "c"));
  expect(await book()).toBe(2);
  expect((await booked()).map((row) => [row["change_id"], row["score"], row["net"], row["rework"]])).toEqual([
    ["a", 42_000, 32_667, 0],
    ["alone", 700, 700, 0],
    ["b", 42_000, 0, 9_333],
    ["c", null, 0, 0],
  ]);
});

test("booked all at once it is the same, to the row", async () => {
  const before = [await booked(), await cells()];
  for (const table of ["change_points", "point_cell", "point_book"]) await query(`DELETE FROM ${table}`);
  expect(await book()).toBe(3);
  expect([await booked(), await cells()]).toEqual(before);
});

test("units settle as the reading goes on, and what leaves with a repository is booked away from the others", async () => {
  await query("UPDATE repository SET as_of = to_timestamp($1) WHERE id = $2", [
    MONDAY + 34 * DAY,
    one.repoId,
  ]);
  expect(await book()).toBe(0);
  const settled = () => query("SELECT sum(settled)::int AS settled FROM point_cell");
  expect(await settled()).toEqual([{ settled: 3 }]);
  await place(two, "c", idOf(one, "a"));
  await book();
  await query("SELECT purge_repository($1)", [two.repoId]);
  expect(await book()).toBe(1);
  expect((await booked()).map((row) => [row["change_id"], row["unit_changes"], row["rework"]])).toEqual([
    ["a", 2, 0],
    ["alone", 1, 0],
    ["b", 2, 9_333],
  ]);
});
