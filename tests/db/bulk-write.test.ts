import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bulkAppend, bulkUpsert } from "@/lib/core/bulk-write.ts";
import { wellFormed } from "@/lib/core/copy-text.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-00000000000a";
const OTHER = "018f0000-0000-7000-8000-00000000000b";
const REPO = "018f0000-0000-7000-8000-00000000000c";
const LIVE = {
  table: "live_line",
  columns: ["org_id", "repo_id", "path", "lines"],
  key: ["org_id", "repo_id", "path"],
};
const GROUP = {
  table: "atom_group",
  columns: "org_id repo_id change_id position path class rule added removed confidence refs".split(" "),
};

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

const upsert = (rows: readonly [string, number][], org = ORG, inside = org) =>
  withOrg(db, inside, (tx) =>
    bulkUpsert(
      tx,
      LIVE,
      rows.map(([path, lines]) => [org, REPO, path, lines]),
    ),
  );
const stored = () =>
  withOrg(db, ORG, async (tx) => {
    const { rows } = await tx.query<{ path: string; lines: number }>(
      'SELECT path, lines FROM live_line ORDER BY path COLLATE "C"',
    );
    return rows.map(({ path, lines }) => [path, lines] as const);
  });
const clear = () => withOrg(db, ORG, (tx) => tx.query("DELETE FROM live_line"));

describe("bulkUpsert", () => {
  test.each([
    ["a few rows", 0],
    ["more rows than one statement takes", 300],
  ])(
    "stores any text of %s as PostgreSQL can hold it, the last of equal keys winning, and writes nothing the second time",
    async (_name, more) => {
      const others = Array.from({ length: more }, (_, n) => [`more ${n}`, n] as [string, number]);
      const path = fc.string({
        unit: fc.oneof(
          fc.constantFrom("\\", "\t", "\n", "\r", "\0", '"', "\ud800", "N", "."),
          fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
        ),
        maxLength: 12,
      });
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(path, fc.nat(1_000_000)), { maxLength: 40 }), async (first) => {
          const rows = [...first, ...others];
          await clear();
          const expected = new Map(
            rows.map(([name, lines]) => [wellFormed(name.replaceAll("\0", "")), lines]),
          );
          expect(await upsert(rows)).toBe(expected.size);
          expect(new Map(await stored())).toEqual(expected);
          expect(await upsert(rows)).toBe(0);
        }),
        { numRuns: 40 },
      );
    },
  );

  test("writes only the rows that differ", async () => {
    await clear();
    await upsert([
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ]);
    expect(
      await upsert([
        ["a", 1],
        ["b", 20],
        ["d", 4],
      ]),
    ).toBe(2);
    expect(await stored()).toEqual([
      ["a", 1],
      ["b", 20],
      ["c", 3],
      ["d", 4],
    ]);
  });

  test("refuses the whole batch where one row is another tenant's", async () => {
    await clear();
    await expect(upsert([["x", 1]], OTHER, ORG)).rejects.toMatchObject({ code: "42501" });
    expect(await stored()).toEqual([]);
  });

  test("changes nothing when the source of the rows fails half way, and the pool goes on", async () => {
    await clear();
    async function* failing() {
      for (let n = 0; n < 50_000; n += 1) yield [ORG, REPO, `p${n}`, n];
      throw new Error("the source broke");
    }
    await expect(withOrg(db, ORG, (tx) => bulkUpsert(tx, LIVE, failing()))).rejects.toThrow(
      "the source broke",
    );
    expect(await stored()).toEqual([]);
    expect(await upsert([["after", 1]])).toBe(1);
  });

  test("writes nothing where there is nothing to write", async () => {
    await clear();
    expect(await upsert([])).toBe(0);
    expect(await stored()).toEqual([]);
  });

  test("meets rows of its own scope that were there before, and leaves another repository's alone", async () => {
    await clear();
    const write = (repo: string, rows: readonly [string, number][]) =>
      withOrg(db, ORG, (tx) =>
        bulkUpsert(
          tx,
          LIVE,
          rows.map(([path, lines]) => [ORG, repo, path, lines]),
        ),
      );
    expect(await write(REPO, [["a", 1]])).toBe(1);
    expect(
      await write(OTHER, [
        ["a", 5],
        ["b", 5],
      ]),
    ).toBe(2);
    expect(
      await write(REPO, [
        ["a", 2],
        ["b", 2],
      ]),
    ).toBe(2);
    expect((await stored()).toSorted((x, y) => x[1] - y[1])).toEqual([
      ["a", 2],
      ["b", 2],
      ["a", 5],
      ["b", 5],
    ]);
  });

  test("writes twice in one transaction", async () => {
    await clear();
    await withOrg(db, ORG, async (tx) => {
      await bulkUpsert(tx, LIVE, [[ORG, REPO, "one", 1]]);
      await bulkUpsert(tx, LIVE, [[ORG, REPO, "one", 2]]);
    });
    expect(await stored()).toEqual([["one", 2]]);
  });
});

describe("bulkAppend", () => {
  test("adds in the order asked for, and nothing where there is nothing", async () => {
    const row = (n: number) => [ORG, REPO, "push:sorted", n, "a", "net", "N", 1, 0, 1, []];
    const paths = await withOrg(db, ORG, async (tx) => {
      expect(await bulkAppend(tx, GROUP, [])).toBe(0);
      expect(await bulkAppend(tx, { ...GROUP, sortBy: ["position"] }, [row(2), row(0), row(1)])).toBe(3);
      const held = "SELECT position FROM atom_group WHERE change_id = 'push:sorted' ORDER BY ctid";
      return (await tx.query<{ position: number }>(held)).rows.map(({ position }) => position);
    });
    expect(paths).toEqual([0, 1, 2]);
  });

  test.each([3, 600])("adds %d rows as they are given, arrays, numbers and streams alike", async (count) => {
    const change = `push:${count}`;
    async function* rows() {
      for (let n = 0; n < count; n += 1)
        yield [ORG, REPO, change, n, "src/\u00fc.ts", "net", "N", n, 0, 0.5, ["a,b", 'c"d', "", "\\"]];
    }
    const read = await withOrg(db, ORG, async (tx) => {
      expect(await bulkAppend(tx, GROUP, rows())).toBe(count);
      return (
        await tx.query(
          "SELECT position, refs, confidence FROM atom_group WHERE change_id = $1 ORDER BY position",
          [change],
        )
      ).rows;
    });
    expect(read).toHaveLength(count);
    expect(read[2]).toEqual({ position: 2, refs: ["a,b", 'c"d', "", "\\"], confidence: 0.5 });
  });
});
