import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { readBalances, readLineBirths, readReplayState, writeReplayState } from "@/lib/ledger/read-ledger.ts";
import * as ledger from "@/lib/ledger/store.ts";
import { readChanges } from "@/lib/normalized/read-changes.ts";
import * as normalized from "@/lib/normalized/store.ts";
import { changeRow, DAY, entryOf, freshRepo, MONDAY, ORG } from "../support/stored-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

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

describe("changes", () => {
  test("are read back in replay order as they were stored, and storing them again writes nothing", async () => {
    const scope = freshRepo();
    const rows = [
      changeRow("b", MONDAY + DAY, { position: 1, number: 7, title: "tab\tand \\ and \u{1F600}" }),
      changeRow("a", MONDAY, { workKind: "fix" }),
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
    const scope = freshRepo();
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
    const scope = freshRepo();
    await inOrg((tx) =>
      ledger.appendEntries(tx, scope, [entryOf("a", "net", 10), entryOf("a", "generated", 3)]),
    );
    await inOrg((tx) =>
      ledger.appendEntries(tx, scope, [entryOf("a", "net", -10, "b"), entryOf("a", "reverted", 10, "b")]),
    );
    expect(await inOrg((tx) => readBalances(tx, scope, ["a"]))).toEqual([
      { change: "a", class: "generated", atoms: 3 },
      { change: "a", class: "reverted", atoms: 10 },
    ]);
  });

  test("groups, edges, lives and live lines of the changes named are replaced and those of others kept", async () => {
    const scope = freshRepo();
    const group = (id: string, path: string) => ({
      change: id,
      path,
      class: "net" as const,
      rule: "net",
      added: 1,
      removed: 0,
      confidence: 1,
      service: null,
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
    const scope = freshRepo();
    const bytes = Uint8Array.from([0, 1, 10, 13, 92, 255]);
    expect(await inOrg((tx) => readReplayState(tx, scope))).toBeNull();
    await inOrg(async (tx) => {
      await writeReplayState(tx, scope, [bytes], MONDAY);
      await writeReplayState(tx, scope, [Uint8Array.of(7), bytes], MONDAY);
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
