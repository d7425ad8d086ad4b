import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bulkAppend } from "@/lib/core/bulk-write.ts";
import type { Cell } from "@/lib/core/copy-text.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { readLives } from "@/lib/core/lives-reader.ts";
import { readMetric } from "@/lib/core/reader.ts";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { FACT_NAMES, type MetricRead, type ReadScope } from "@/lib/model/metric-read.ts";
import { WORK_KINDS } from "@/lib/model/work-kind.ts";
import { insertRepository } from "../support/insert-repository.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
const REPO = "018f0000-0000-7000-8000-000000000002";
const TEAMS = ["018f0000-0000-7000-8000-00000000000a", "018f0000-0000-7000-8000-00000000000b"] as const;
const WEEKS = ["2026-W01", "2026-W02", "2026-W53"] as const;

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
beforeEach(() => withOrg(db, ORG, (tx) => tx.query("DELETE FROM fact_cell")));

type Cells = { team: string; week: string; composition: string; workKind: string; facts: number[] };
const COLUMNS = [
  "org_id",
  "team_id",
  "repo_id",
  "week",
  "week_start",
  "composition",
  "work_kind",
  ...FACT_NAMES,
];
const store = (cells: readonly Cells[]) =>
  withOrg(db, ORG, (tx) =>
    bulkAppend(
      tx,
      { table: "fact_cell", columns: COLUMNS },
      cells.map(({ team, week, composition, workKind, facts }): Cell[] => [
        ORG,
        team,
        REPO,
        week,
        "2026-01-05",
        composition,
        workKind,
        ...facts,
      ]),
    ),
  );
const read = (declared: MetricRead, scope: ReadScope) =>
  withOrg(db, ORG, (tx) => readMetric(tx, { id: "m", read: declared }, scope));
const cell = (team: string, week: string, composition: string, facts: Record<string, number>): Cells => ({
  team,
  week,
  composition,
  workKind: "feature",
  facts: FACT_NAMES.map((name) => facts[name] ?? 0),
});

const netShare: MetricRead = { as: "ratio-of-sums", of: "net", over: "gross" };
const agentShare: MetricRead = {
  as: "ratio-of-sums",
  of: { facts: ["gross"], composition: ["agent"] },
  over: "gross",
};

describe("readMetric", () => {
  test("pools before dividing, by each dimension asked for", async () => {
    await store([
      cell(TEAMS[0], "2026-W01", "agent", { net: 10, gross: 100, changes: 2, settled_changes: 1 }),
      cell(TEAMS[0], "2026-W01", "human", { net: 30, gross: 50, changes: 1, settled_changes: 1 }),
      cell(TEAMS[1], "2026-W02", "human", { net: 5, gross: 5, changes: 1, settled_changes: 0 }),
    ]);
    expect(await read(netShare, { by: ["week"] })).toEqual([
      { by: { week: "2026-W01" }, of: 40, over: 150, changes: 3, settledChanges: 2 },
      { by: { week: "2026-W02" }, of: 5, over: 5, changes: 1, settledChanges: 0 },
    ]);
    expect(await read(agentShare, { teams: [TEAMS[0]] })).toEqual([
      { by: {}, of: 100, over: 150, changes: 3, settledChanges: 2 },
    ]);
    expect(await read(agentShare, { by: ["composition", "team"], from: "2026-W02" })).toEqual([
      { by: { composition: "human", team: TEAMS[1] }, of: 0, over: 5, changes: 1, settledChanges: 0 },
    ]);
  });

  test("gives no row where there is no cell: an empty window is not a zero", async () => {
    await store([cell(TEAMS[0], "2026-W01", "human", { gross: 1 })]);
    expect(await read(netShare, { from: "2026-W02" })).toEqual([]);
    expect(await read(netShare, { teams: [] })).toEqual([]);
  });

  test("agrees with the same sums in memory, whatever the cells and the scope", async () => {
    const facts = fc.array(fc.nat(1000), { minLength: FACT_NAMES.length, maxLength: FACT_NAMES.length });
    const cells = fc.uniqueArray(
      fc.record({
        team: fc.constantFrom(...TEAMS),
        week: fc.constantFrom(...WEEKS),
        composition: fc.constantFrom(...COMPOSITION_CLASSES),
        workKind: fc.constantFrom(...WORK_KINDS),
        facts,
      }),
      {
        selector: ({ team, week, composition, workKind }) => [team, week, composition, workKind].join(),
        maxLength: 30,
      },
    );
    const names = fc.uniqueArray(fc.constantFrom(...FACT_NAMES), { minLength: 1, maxLength: 4 });
    const scope = fc.record(
      {
        teams: fc.subarray([...TEAMS]),
        from: fc.constantFrom(...WEEKS),
        to: fc.constantFrom(...WEEKS),
        composition: fc.subarray([...COMPOSITION_CLASSES]),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(cells, names, scope, async (all, terms, within) => {
        await withOrg(db, ORG, (tx) => tx.query("DELETE FROM fact_cell"));
        await store(all);
        const inScope = all.filter(
          ({ team, week, composition }) =>
            (within.teams?.includes(team as never) ?? true) &&
            (within.composition?.includes(composition as never) ?? true) &&
            week >= (within.from ?? "") &&
            week <= (within.to ?? "9"),
        );
        const expected = inScope.reduce(
          (sum, { facts: values }) =>
            sum + terms.reduce((all2, name) => all2 + (values[FACT_NAMES.indexOf(name)] ?? 0), 0),
          0,
        );
        const [row] = await read({ as: "sum", of: { facts: terms } }, within);
        expect(row?.of ?? null).toBe(inScope.length === 0 ? null : expected);
      }),
      { numRuns: 30 },
    );
  });

  test("lets no name into a statement that the model does not know", async () => {
    const hostile = { as: "sum", of: { facts: ['net") FROM user_account --'] } } as unknown as MetricRead;
    await expect(read(hostile, {})).rejects.toThrow(/No such fact/);
    await expect(read(netShare, { by: ["week; --" as "week"] })).rejects.toThrow(/not a dimension/);
  });

  test("reads a year of one team among hundreds through an index", async () => {
    await withOrg(db, ORG, (tx) =>
      tx.query(
        `INSERT INTO fact_cell (${COLUMNS.join(", ")})
         SELECT $1, md5(team::text)::uuid, $2, to_char(day, 'IYYY"-W"IW'), day, mix, 'feature', ${FACT_NAMES.map(() => "1").join(", ")}
         FROM generate_series(1, 200) AS team, generate_series('2025-01-06'::date, '2025-12-22', '7 days') AS day,
           unnest(ARRAY['human', 'agent']) AS mix`,
        [ORG, REPO],
      ),
    );
    const root = openDb(database.superuserUrl);
    await root.query("ANALYZE fact_cell");
    await root.end();
    const plan = await withOrg(db, ORG, (tx) =>
      tx.query<{ "QUERY PLAN": string }>(
        "EXPLAIN SELECT week, sum(net) FROM fact_cell WHERE team_id = ANY($1::uuid[]) AND week >= $2 GROUP BY week",
        [[TEAMS[0]], "2025-10"],
      ),
    );
    expect(plan.rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Index Cond: .*team_id/);
  });
});

describe("readLives", () => {
  test("gives each change once, with its deaths in order of day, and keeps to the scope", async () => {
    await withOrg(db, ORG, async (tx) => {
      const asOf = Date.parse("2026-02-10T12:00:00Z") / 1_000;
      await insertRepository(tx, { orgId: ORG, repoId: REPO, teamId: TEAMS[0], asOf });
      for (const [id, team, at, days, deaths] of [
        ["push:a", TEAMS[0], "2026-01-01", [2, 12], [1, 3]],
        ["push:b", TEAMS[1], "2026-01-12", [], []],
        ["push:c", TEAMS[1], "2024-01-12", [], []],
      ] as const) {
        await tx.query(
          `INSERT INTO survival (org_id, repo_id, change_id, composition, born, born_at, days, deaths, team_id)
           VALUES ($1, $2, $3, 'agent', 10, $4, $5, $6, $7)`,
          [ORG, REPO, id, at, days, deaths, team],
        );
      }
    });
    const read = (teams: readonly string[], from: string) =>
      withOrg(db, ORG, (tx) =>
        readLives(tx, { teams, from: Date.parse(from) / 1_000, to: Date.parse("2026-02-01") / 1_000 }),
      );
    const life = { repoId: REPO, composition: "agent", born: 10 };
    const [a, b, c] = [
      { ...life, changeId: "push:a", censorDay: 40, days: [2, 12], deaths: [1, 3] },
      { ...life, changeId: "push:b", censorDay: 29, days: [], deaths: [] },
      // Lines are followed for a year.
      { ...life, changeId: "push:c", censorDay: 365, days: [], deaths: [] },
    ];
    expect(await read(TEAMS, "2024-01-01")).toEqual([c, a, b]);
    expect(await read(TEAMS, "2026-01-01")).toEqual([a, b]);
    expect(await read([TEAMS[1]], "2026-01-12")).toEqual([b]);
    expect(await read([], "2026-01-01")).toEqual([]);
  });
});
