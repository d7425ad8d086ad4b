import { setImmediate as settled } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "00000000-0000-7000-8000-000000000b01";
const Row = z.object({ n: z.number() });
let database: TestDatabase;
const pools: Record<string, Db> = {};
const warnings: Error[] = [];
const note = (warning: Error): void => void warnings.push(warning);
beforeAll(async () => {
  process.on("warning", note);
  database = await testDatabase();
  pools["page"] = openDb(database.appUrl, { max: 1, pipeline: true });
  pools["worker"] = openDb(database.appUrl, { max: 1 });
});
afterAll(async () => {
  process.off("warning", note);
  for (const pool of Object.values(pools)) await pool.end();
  await database.drop();
});

test.each(["page", "worker"])(
  "statements asked for side by side are answered each, in a transaction of a %s",
  async (name) => {
    const answers = await withOrg(pools[name] as Db, ORG, (tx) =>
      Promise.all([1, 2, 3].map((n) => rows(tx, Row, sql`SELECT ${n}::int AS n, pg_sleep(0.01)::text`))),
    );
    expect(answers.flat().map(({ n }) => n)).toEqual([1, 2, 3]);
    await settled();
    expect(warnings.map(({ message }) => message)).toEqual([]);
  },
);

test.each(["page", "worker"])(
  "one that fails takes the others of a %s with it, and the connection goes on",
  async (name) => {
    const pool = pools[name] as Db;
    const wrong = withOrg(pool, ORG, (tx) =>
      Promise.all([
        execute(tx, sql`INSERT INTO team (org_id, name) VALUES (${ORG}, 'Never')`),
        rows(tx, Row, sql`SELECT 1 / 0 AS n`),
        rows(tx, Row, sql`SELECT 2 AS n`),
        rows(tx, Row, sql`SELECT 3 AS n`),
        execute(tx, sql`CREATE TEMP TABLE left_behind (n int)`),
      ]),
    );
    await expect(wrong).rejects.toThrow("division by zero");
    expect(await withOrg(pool, ORG, (tx) => rows(tx, Row, sql`SELECT count(*)::int AS n FROM team`))).toEqual(
      [{ n: 0 }],
    );
    const left = sql`SELECT count(*)::int AS n FROM pg_class WHERE relname = 'left_behind'`;
    expect(await withOrg(pool, ORG, (tx) => rows(tx, Row, left))).toEqual([{ n: 0 }]);
    await settled();
    expect(warnings.map(({ message }) => message)).toEqual([]);
  },
);
