import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyOut } from "@/lib/core/copy-out.ts";
import { type Db, openDb, withTransaction } from "@/lib/core/db.ts";
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

/** A row for each size: its number as text, and that many equal bytes. */
const sized = (sizes: readonly number[]) =>
  withTransaction(db, async (tx) => {
    const found = await copyOut(tx, (literal) => {
      const asked = `unnest(${literal(`{${sizes.join(",")}}`)}::int[]) WITH ORDINALITY AS n(size, place)`;
      return `SELECT convert_to(place::text, 'UTF8'), decode(repeat('ab', size), 'hex') FROM ${asked} ORDER BY place`;
    });
    // The connection takes the next statement.
    expect((await tx.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    return found;
  });

test("rows of any size come out whole, each in memory of its own", async () => {
  const size = fc.oneof(fc.constantFrom(0, 1, 65_535, 65_536, 300_000), fc.nat({ max: 5_000 }));
  await fc.assert(
    fc.asyncProperty(fc.array(size, { maxLength: 12 }), async (sizes) => {
      const rows = await sized(sizes);
      expect(rows.map((row) => row.length)).toEqual(sizes.map(() => 2));
      for (const [place, [name, bytes]] of rows.entries()) {
        expect(Buffer.from(name ?? []).toString()).toBe(`${place + 1}`);
        expect(Buffer.alloc(sizes[place] ?? 0, 0xab).equals(bytes ?? new Uint8Array(1))).toBe(true);
        expect(bytes?.buffer.byteLength).toBe(sizes[place]);
      }
    }),
    { numRuns: 40 },
  );
});

test("a value that is missing is said to be", async () => {
  const asked = withTransaction(db, (tx) => copyOut(tx, () => "SELECT NULL::bytea"));
  await expect(asked).rejects.toMatchObject({ code: "bug" });
});
