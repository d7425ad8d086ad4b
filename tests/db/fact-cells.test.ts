import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { weekOf } from "@/lib/core/time.ts";
import * as ledger from "@/lib/ledger/store.ts";
import { addLives } from "@/lib/ledger/survival-store.ts";
import { replaceFactCells, weeksOfChanges, weeksThatSettle } from "@/lib/metrics/store.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import * as normalized from "@/lib/normalized/store.ts";
import { changeRow, compositionOf, DAY, entryOf, freshRepo, MONDAY, ORG } from "../support/stored-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const OTHER = "018f0000-0000-7000-8000-0000000000ff";

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
const inOrg = <T>(work: (tx: Tx) => Promise<T>) => withOrg(db, ORG, work);

describe("fact cells", () => {
  const cells = (repoId: string) =>
    inOrg(async (tx) => {
      const { rows } = await tx.query<Record<string, number | string>>(
        "SELECT * FROM fact_cell WHERE repo_id = $1 ORDER BY week, composition, work_kind",
        [repoId],
      );
      return rows;
    });
  const fill = (scope: ReturnType<typeof freshRepo>) =>
    inOrg(async (tx) => {
      await normalized.upsertChanges(tx, scope, [
        changeRow("a", MONDAY, { workKind: "feature" }),
        changeRow("b", MONDAY + DAY, { position: 1, workKind: "feature", gross: 50 }),
        changeRow("c", MONDAY + 7 * DAY, { position: 2, gross: 0 }),
        changeRow("d", MONDAY - 1, { position: 3, gross: 8 }),
      ]);
      await ledger.appendEntries(tx, scope, [
        entryOf("a", "net", 60),
        entryOf("a", "generated", 40),
        entryOf("b", "net", 50),
        entryOf("b", "net", -30, "x"),
        entryOf("b", "reverted", 30, "x"),
        entryOf("d", "dependency", 8),
      ]);
      await ledger.upsertCompositions(tx, scope, [
        ["a", compositionOf("hybrid", 70, 30)],
        ["b", compositionOf("hybrid", 20, null)],
        ["d", compositionOf("automation", 4, null)],
      ]);
    });

  test("sum changes by week, composition and kind, with what has settled and what was reverted", async () => {
    const scope = freshRepo();
    await fill(scope);
    await inOrg((tx) => replaceFactCells(tx, { ...scope, asOf: MONDAY + 30 * DAY, weeks: null }));
    const rows = await cells(scope.repoId);
    expect(rows.map((row) => [row.week, row.composition, row.work_kind, row.changes])).toEqual([
      ["2026-W09", "automation", "unknown", 1],
      ["2026-W10", "hybrid", "feature", 2],
      ["2026-W11", "unknown", "unknown", 1],
    ]);
    expect(rows[1]).toMatchObject({
      week_start: "2026-03-02",
      settled_changes: 1,
      reverted_changes: 1,
      gross: 150,
      net: 80,
      generated: 40,
      reverted: 30,
      ai_lines: 30,
      lines: 90,
    });
    for (const row of rows) {
      expect(LEDGER_CLASSES.reduce((sum, name) => sum + Number(row[name]), 0)).toBe(row.gross);
    }
  });

  test("are the same when computed twice, and when only the weeks of a correction are computed again", async () => {
    const scope = freshRepo();
    await fill(scope);
    const all = { ...scope, asOf: MONDAY + 400 * DAY, weeks: null };
    await inOrg((tx) => replaceFactCells(tx, all));
    const before = await cells(scope.repoId);
    await inOrg((tx) => replaceFactCells(tx, all));
    expect(await cells(scope.repoId)).toEqual(before);
    await inOrg(async (tx) => {
      await tx.query(
        `UPDATE composition SET stated_class = 'human', stated_by = 'correction:1' WHERE repo_id = $1 AND change_id = 'b'`,
        [scope.repoId],
      );
      const weeks = await weeksOfChanges(tx, scope, ["b"]);
      expect(weeks).toEqual([weekOf(MONDAY)]);
      await replaceFactCells(tx, { ...all, weeks });
    });
    const after = await cells(scope.repoId);
    expect(after.map((row) => [row.week, row.composition, row.gross])).toEqual([
      ["2026-W09", "automation", 8],
      ["2026-W10", "human", 50],
      ["2026-W10", "hybrid", 100],
      ["2026-W11", "unknown", 0],
    ]);
    await inOrg((tx) => replaceFactCells(tx, all));
    expect(await cells(scope.repoId)).toEqual(after);
  });

  test("the lives of lines follow their change to another team and to what a person corrected", async () => {
    const scope = freshRepo();
    await fill(scope);
    const life = (change: string) =>
      ({ change, composition: "hybrid", born: 3, bornAt: MONDAY, deaths: new Map([[2, 1]]) }) as const;
    await inOrg((tx) => addLives(tx, scope, [life("a"), life("b")]));
    const lives = () =>
      inOrg(async (tx) => {
        const { rows } = await tx.query<Record<string, string>>(
          "SELECT change_id AS id, team_id AS team, composition, xmin::text FROM survival WHERE repo_id = $1 ORDER BY 1",
          [scope.repoId],
        );
        return rows;
      });
    const [a, b] = await lives();
    const own = changeRow("a", MONDAY).teamId;
    expect([a, b]).toMatchObject([
      { id: "a", team: own },
      { id: "b", team: own },
    ]);
    await inOrg(async (tx) => {
      await tx.query("UPDATE change SET team_id = $2 WHERE repo_id = $1 AND id = 'b'", [scope.repoId, OTHER]);
      await tx.query(
        `UPDATE composition SET stated_class = 'human', stated_by = 'correction:1' WHERE repo_id = $1 AND change_id = 'b'`,
        [scope.repoId],
      );
      await replaceFactCells(tx, { ...scope, asOf: MONDAY + 400 * DAY, weeks: [weekOf(MONDAY)] });
    });
    const [stays, follows] = await lives();
    expect(stays).toEqual(a);
    expect(follows).toMatchObject({ id: "b", team: OTHER, composition: "human" });
  });

  test("only the weeks of changes that settle need computing again when the reading moves on", async () => {
    const scope = freshRepo();
    await fill(scope);
    const before = MONDAY + 30 * DAY;
    const after = before + DAY;
    await inOrg((tx) => replaceFactCells(tx, { ...scope, asOf: before, weeks: null }));
    const weeks = weeksThatSettle(before, after);
    expect(weeks).toEqual([weekOf(MONDAY)]);
    await inOrg((tx) => replaceFactCells(tx, { ...scope, asOf: after, weeks }));
    const moved = await cells(scope.repoId);
    await inOrg((tx) => replaceFactCells(tx, { ...scope, asOf: after, weeks: null }));
    expect(await cells(scope.repoId)).toEqual(moved);
    expect(moved.map((row) => row.settled_changes)).toEqual([1, 2, 0]);
  });
});
