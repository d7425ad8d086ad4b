import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { weekOf } from "@/lib/core/time.ts";
import { readBalances, readLineBirths, readReplayState, writeReplayState } from "@/lib/ledger/read-ledger.ts";
import * as ledger from "@/lib/ledger/store.ts";
import { replaceFactCells, weeksOfChanges } from "@/lib/metrics/store.ts";
import type { Composition } from "@/lib/model/composition.ts";
import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";
import { readChanges } from "@/lib/normalized/read-changes.ts";
import type { ChangeRow } from "@/lib/normalized/rows.ts";
import * as normalized from "@/lib/normalized/store.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-00000000000a";
const TEAM = "018f0000-0000-7000-8000-00000000000d";
const DAY = 86_400;
/** 2026-03-02, a Monday. */
const MONDAY = 1_772_409_600;

let database: TestDatabase;
let db: Db;
let repos = 0;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

/** A repository of its own for each test. */
const fresh = () => ({
  orgId: ORG,
  repoId: `018f0000-0000-7000-8000-0000000001${String(++repos).padStart(2, "0")}`,
});
const inOrg = <T>(work: (tx: Tx) => Promise<T>) => withOrg(db, ORG, work);

const change = (id: string, mergedAt: number, over: Partial<ChangeRow> = {}): ChangeRow => ({
  id,
  kind: "squash",
  mergeSha: id.padEnd(40, "0"),
  baseSha: null,
  branch: "main",
  number: null,
  mergedAt,
  openedAt: mergedAt - DAY,
  title: `Change ${id}`,
  headBranch: null,
  teamId: TEAM,
  authorIdentity: null,
  authorKind: "human",
  workKind: "unknown",
  position: 0,
  gross: 100,
  ...over,
});
const entry = (id: string, name: LedgerClass, atoms: number, cause = id) => ({
  change: id,
  class: name,
  atoms,
  cause,
  bookedAt: MONDAY,
  rule: "test",
  confidence: 1,
});
const composition = (name: Composition["class"], lines: number, aiLines: number | null): Composition => ({
  class: name,
  confidence: 0.9,
  p: 0.9,
  aiLines,
  lines,
  signals: [],
  reason: "because",
});

describe("changes", () => {
  test("are read back in replay order as they were stored, and storing them again writes nothing", async () => {
    const scope = fresh();
    const rows = [
      change("b", MONDAY + DAY, { position: 1, number: 7, title: "tab\tand \\ and \u{1F600}" }),
      change("a", MONDAY, { workKind: "fix" }),
    ];
    expect(await inOrg((tx) => normalized.upsertChanges(tx, scope, rows))).toBe(2);
    expect(await inOrg((tx) => normalized.upsertChanges(tx, scope, rows))).toBe(0);
    const stored = await inOrg((tx) => readChanges(tx, scope));
    expect(stored.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(stored[1]).toMatchObject({
      number: 7,
      mergedAt: MONDAY + DAY,
      title: "tab\tand \\ and \u{1F600}",
    });
  });

  test("bring their commits, branches, context, owners and gaps, each list replaced as a whole", async () => {
    const scope = fresh();
    const people = await inOrg((tx) =>
      normalized.upsertIdentities(tx, ORG, [{ email: "a@x.org", name: "A", kind: "human" }]),
    );
    const author = people.get("a@x.org") ?? "";
    const commit = {
      changeId: "a",
      position: 0,
      sha: "1".repeat(40),
      subject: "s",
      authoredAt: MONDAY,
      authorIdentity: author,
      authorKind: "human" as const,
      added: 1,
      removed: null,
    };
    const counts = async () =>
      inOrg(async (tx) => {
        const of = async (table: string) => {
          const { rows } = await tx.query<{ n: number }>(
            `SELECT count(*) n FROM ${table} WHERE repo_id = $1`,
            [scope.repoId],
          );
          return rows[0]?.n;
        };
        const tables = [
          "change_commit",
          "tracked_branch",
          "context_asset",
          "codeowners_version",
          "left_out_path",
        ];
        const out: (number | undefined)[] = [];
        for (const table of tables) out.push(await of(table));
        return out;
      });
    const write = (twice: boolean) =>
      inOrg(async (tx) => {
        await normalized.replaceChangeCommits(tx, scope, ["a"], [commit]);
        await normalized.replaceBranches(tx, scope, [
          { name: "main", role: "landing", isDefault: true, tip: "t", fork: null },
          { name: "rel/1", role: "release", isDefault: false, tip: "u", fork: { branch: "main", sha: "f" } },
        ]);
        const asset = {
          path: "AGENTS.md",
          kind: "agent",
          since: MONDAY,
          lastChanged: MONDAY,
          removedAt: null,
          versions: 1,
        };
        await normalized.replaceContext(tx, scope, twice ? [] : [asset]);
        await normalized.replaceOwners(tx, scope, [
          { sha: "s", fromAt: MONDAY, path: "CODEOWNERS", rules: [{ pattern: "*", owners: ["@a/b"] }] },
        ]);
        await normalized.replaceLeftOut(tx, scope, [{ path: "big.bin", reason: "missing blob" }]);
      });
    await write(false);
    expect(await counts()).toEqual([1, 2, 1, 1, 1]);
    await write(true);
    expect(await counts()).toEqual([1, 2, 0, 1, 1]);
  });
});

describe("ledger", () => {
  test("balances are the sum of all entries, adjustments included", async () => {
    const scope = fresh();
    await inOrg((tx) => ledger.appendEntries(tx, scope, [entry("a", "net", 10), entry("a", "generated", 3)]));
    await inOrg((tx) =>
      ledger.appendEntries(tx, scope, [entry("a", "net", -10, "b"), entry("a", "reverted", 10, "b")]),
    );
    expect(await inOrg((tx) => readBalances(tx, scope, ["a"]))).toEqual([
      { change: "a", class: "generated", atoms: 3 },
      { change: "a", class: "reverted", atoms: 10 },
    ]);
  });

  test("groups, edges, lives and live lines of the changes named are replaced and those of others kept", async () => {
    const scope = fresh();
    const group = (id: string, path: string) => ({
      change: id,
      path,
      class: "net" as const,
      rule: "net",
      added: 1,
      removed: 0,
      confidence: 1,
      refs: ['quote " and \\'],
    });
    const edge = { kind: "revert" as const, from: "a", to: null, rule: "R1", confidence: 1, matchedAtoms: 4 };
    const born = (id: string) => ({
      change: id,
      composition: "human" as const,
      born: 5,
      bornAt: MONDAY,
      censorDay: 9,
    });
    const paths = async (table: string) =>
      inOrg(async (tx) => {
        const { rows } = await tx.query<{ path: string }>(
          `SELECT path FROM ${table} WHERE repo_id = $1 ORDER BY path`,
          [scope.repoId],
        );
        return rows.map(({ path }) => path);
      });
    await inOrg(async (tx) => {
      await ledger.replaceAtomGroups(
        tx,
        scope,
        ["a", "b"],
        [group("a", "x"), group("a", "y"), group("b", "z")],
      );
      await ledger.replaceEdges(tx, scope, ["a"], [edge, { ...edge, rule: "R3" }]);
      await ledger.replaceSurvival(
        tx,
        scope,
        ["a", "b"],
        [born("a"), born("b")],
        [{ change: "a", day: 3, deaths: 2 }],
      );
      await ledger.replaceLiveLines(tx, scope, [
        { path: "x", lines: 1 },
        { path: "y", lines: 2 },
      ]);
    });
    await inOrg(async (tx) => {
      await ledger.replaceAtomGroups(tx, scope, ["a"], [group("a", "w")]);
      await ledger.replaceEdges(tx, scope, ["a"], [edge]);
      await ledger.replaceSurvival(tx, scope, ["a"], [], []);
      await ledger.replaceLiveLines(tx, scope, [{ path: "y", lines: 3 }]);
    });
    expect(await paths("atom_group")).toEqual(["w", "z"]);
    expect(await paths("live_line")).toEqual(["y"]);
    const left = await inOrg(async (tx) => {
      const edges = await tx.query<{ to_id: string }>("SELECT to_id FROM ledger_edge WHERE repo_id = $1", [
        scope.repoId,
      ]);
      const lives = await tx.query<{ change_id: string }>(
        "SELECT change_id FROM survival_born WHERE repo_id = $1",
        [scope.repoId],
      );
      const deaths = await tx.query("SELECT 1 FROM survival_death WHERE repo_id = $1", [scope.repoId]);
      return [edges.rows, lives.rows, deaths.rowCount];
    });
    expect(left).toEqual([[{ to_id: "" }], [{ change_id: "b" }], 0]);
  });

  test("the memory of the replay comes back byte for byte, and forgets files that are gone", async () => {
    const scope = fresh();
    const bytes = Uint8Array.from([0, 1, 10, 13, 92, 255]);
    expect(await inOrg((tx) => readReplayState(tx, scope))).toBeNull();
    await inOrg(async (tx) => {
      await writeReplayState(tx, scope, bytes, MONDAY);
      await writeReplayState(tx, scope, Uint8Array.from([7, ...bytes]), MONDAY);
      await ledger.upsertLineBirths(tx, scope, [
        { branch: "main", path: "a\nb", runs: bytes },
        { branch: "main", path: "c", runs: bytes },
        { branch: "rel", path: "c", runs: bytes },
      ]);
      await ledger.deleteLineBirths(tx, scope, [{ branch: "main", path: "c" }]);
    });
    expect([...((await inOrg((tx) => readReplayState(tx, scope))) ?? [])]).toEqual([7, ...bytes]);
    const births = await inOrg((tx) => readLineBirths(tx, scope));
    expect(births.map(({ branch, path, runs }) => [branch, path, [...runs]])).toEqual([
      ["main", "a\nb", [...bytes]],
      ["rel", "c", [...bytes]],
    ]);
    expect(await inOrg((tx) => readLineBirths(tx, scope, { branch: "main", paths: ["c"] }))).toEqual([]);
  });
});

describe("fact cells", () => {
  const cells = (repoId: string) =>
    inOrg(async (tx) => {
      const { rows } = await tx.query<Record<string, number | string>>(
        "SELECT * FROM fact_cell WHERE repo_id = $1 ORDER BY week, composition, work_kind",
        [repoId],
      );
      return rows;
    });
  const fill = (scope: ReturnType<typeof fresh>) =>
    inOrg(async (tx) => {
      await normalized.upsertChanges(tx, scope, [
        change("a", MONDAY, { workKind: "feature" }),
        change("b", MONDAY + DAY, { position: 1, workKind: "feature", gross: 50 }),
        change("c", MONDAY + 7 * DAY, { position: 2, gross: 0 }),
        change("d", MONDAY - 1, { position: 3, gross: 8 }),
      ]);
      await ledger.appendEntries(tx, scope, [
        entry("a", "net", 60),
        entry("a", "generated", 40),
        entry("b", "net", 50),
        entry("b", "net", -30, "x"),
        entry("b", "reverted", 30, "x"),
        entry("d", "dependency", 8),
      ]);
      await ledger.upsertCompositions(tx, scope, [
        ["a", composition("hybrid", 70, 30)],
        ["b", composition("hybrid", 20, null)],
        ["d", composition("automation", 4, null)],
      ]);
    });

  test("sum changes by week, composition and kind, with what has settled and what was reverted", async () => {
    const scope = fresh();
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
    const scope = fresh();
    await fill(scope);
    const all = { ...scope, asOf: MONDAY + 400 * DAY, weeks: null };
    await inOrg((tx) => replaceFactCells(tx, all));
    const before = await cells(scope.repoId);
    await inOrg((tx) => replaceFactCells(tx, all));
    expect(await cells(scope.repoId)).toEqual(before);
    await inOrg(async (tx) => {
      await tx.query(
        `INSERT INTO composition_override (org_id, repo_id, change_id, class, reason, by_user) VALUES ($1, $2, 'b', 'human', 'r', $1)`,
        [ORG, scope.repoId],
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
});
