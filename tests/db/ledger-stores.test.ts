import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { readReplayParts, writeReplayParts } from "@/lib/ledger/replay-store.ts";
import * as ledger from "@/lib/ledger/store.ts";
import { addLives } from "@/lib/ledger/survival-store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
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
const select = (columns: string, rest: string, { repoId }: RepoScope) =>
  inOrg(async (tx) => (await tx.query(`SELECT ${columns} FROM ${rest}`, [repoId])).rows as unknown[]);

describe("changes", () => {
  test("are read back in replay order as they were stored, and storing them again writes nothing", async () => {
    const scope = freshRepo();
    const rows = [
      changeRow("b", MONDAY + DAY, { position: 1, number: 7, title: "tab\tand \\ and \u{1F600}" }),
      changeRow("a", MONDAY, { workKind: "fix" }),
    ];
    expect(await inOrg((tx) => normalized.upsertChanges(tx, scope, rows))).toBe(2);
    expect(await inOrg((tx) => normalized.upsertChanges(tx, scope, rows))).toBe(0);
    const mergedAt = `extract(epoch FROM merged_at)::int AS at`;
    expect(
      await select(`id, number, title, ${mergedAt}`, "change WHERE repo_id = $1 ORDER BY position", scope),
    ).toEqual([
      { id: "a", number: null, title: "Change a", at: MONDAY },
      { id: "b", number: 7, title: "tab\tand \\ and \u{1F600}", at: MONDAY + DAY },
    ]);
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
  test("entries are added and never changed: an adjustment is one more", async () => {
    const scope = freshRepo();
    await inOrg((tx) =>
      ledger.appendEntries(tx, scope, [entryOf("a", "net", 10), entryOf("a", "generated", 3)]),
    );
    await inOrg((tx) =>
      ledger.appendEntries(tx, scope, [entryOf("a", "net", -10, "b"), entryOf("a", "reverted", 10, "b")]),
    );
    const entries = "ledger_entry WHERE repo_id = $1 ORDER BY seq";
    expect(await select("class, atoms, cause_id", entries, scope)).toEqual([
      { class: "net", atoms: 10, cause_id: "a" },
      { class: "generated", atoms: 3, cause_id: "a" },
      { class: "net", atoms: -10, cause_id: "b" },
      { class: "reverted", atoms: 10, cause_id: "b" },
    ]);
  });

  test("groups and live lines are replaced for the changes named, edges and lives added to, and those of others kept", async () => {
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
    const life = (id: string, born: number, ...deaths: [day: number, lines: number][]) => ({
      change: id,
      composition: "human" as const,
      born,
      bornAt: MONDAY,
      deaths: new Map(deaths),
    });
    const paths = (table: string) => select("path", `${table} WHERE repo_id = $1 ORDER BY path`, scope);
    await inOrg(async (tx) => {
      await ledger.replaceAtomGroups(
        tx,
        scope,
        ["a", "b"],
        [group("a", "x"), group("a", "y"), group("b", "z")],
      );
      await ledger.upsertEdges(tx, scope, [edge, { ...edge, rule: "R3" }]);
      await addLives(tx, scope, [life("a", 5, [3, 2], [4, 1]), life("b", 5)]);
      await ledger.replaceLiveLines(tx, scope, [
        { path: "x", lines: 1 },
        { path: "y", lines: 2 },
      ]);
    });
    await inOrg(async (tx) => {
      await ledger.replaceAtomGroups(tx, scope, ["a"], [group("a", "w")]);
      await ledger.upsertEdges(tx, scope, [{ ...edge, matchedAtoms: 5 }]);
      await addLives(tx, scope, [life("a", 2, [9, 1], [3, -2], [4, 3])]);
      await ledger.replaceLiveLines(tx, scope, [{ path: "y", lines: 3 }]);
    });
    expect(await paths("atom_group")).toEqual([{ path: "w" }, { path: "z" }]);
    expect(await paths("live_line")).toEqual([{ path: "y" }]);
    const of = "WHERE repo_id = $1 ORDER BY";
    expect(await select("rule, matched_atoms AS n", `ledger_edge ${of} rule`, scope)).toEqual([
      { rule: "R1", n: 5 },
      { rule: "R3", n: 4 },
    ]);
    expect(await select("change_id AS id, born, days, deaths", `survival ${of} change_id`, scope)).toEqual([
      { id: "a", born: 7, days: [4, 9], deaths: [4, 1] },
      { id: "b", born: 5, days: [], deaths: [] },
    ]);
  });

  test("the memory of the replay comes back byte for byte", async () => {
    const scope = freshRepo();
    const bytes = Uint8Array.from([0, 1, 10, 13, 92, 255]);
    const read = (names: string[] | null) => inOrg((tx) => readReplayParts(tx, scope, names));
    expect(await read(null)).toEqual(new Map());
    await inOrg(async (tx) => {
      const part = (name: string, held: Uint8Array | null) => ({ name, bytes: held });
      await writeReplayParts(tx, scope, [part("it's", bytes), part("gone", bytes), part("lines/a", bytes)]);
      const next = [part("it's", null), part("lines/a", Uint8Array.of(7)), part("new", new Uint8Array())];
      await writeReplayParts(tx, scope, next);
    });
    const kept = new Map([
      ["it's", bytes],
      ["new", new Uint8Array()],
    ]);
    expect(await read(null)).toEqual(kept);
    expect(await read(["lines/a", "lines/b"])).toEqual(new Map([["lines/a", Uint8Array.of(7)]]));
    expect(await read([])).toEqual(new Map());
  });
});
