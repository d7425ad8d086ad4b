import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { addLives } from "@/lib/ledger/survival-store.ts";
import { freshRepo, MONDAY, ORG } from "../support/stored-rows.ts";
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

const versionOf = (repoId: string) =>
  inOrg(async (tx) => {
    const { rows } = await tx.query<{ version: number }>(
      "SELECT version FROM number_version WHERE repo_id = $1",
      [repoId],
    );
    return rows[0]?.version ?? null;
  });

const CELL = `INSERT INTO fact_cell SELECT r.* FROM jsonb_populate_record(NULL::fact_cell, (
    SELECT jsonb_object_agg(attname, 0) FROM pg_attribute
    WHERE attrelid = 'fact_cell'::regclass AND attnum > 0 AND attname NOT LIKE '%\\_id' AND attname NOT IN ('week', 'week_start', 'composition', 'work_kind')
  ) || jsonb_build_object('org_id', $1::text, 'team_id', $2::text, 'repo_id', $2::text, 'week', '2026-W01', 'week_start', '2025-12-29',
    'composition', 'human', 'work_kind', 'fix')) r`;

test("every statement that changes figures of a repository gives it another number, and no other repository", async () => {
  const [one, other] = [freshRepo(), freshRepo()];
  const life = { change: "a", composition: "human", born: 3, bornAt: MONDAY, deaths: new Map() } as const;
  const cellOf = [one.repoId];
  const steps: ((tx: Tx) => Promise<unknown>)[] = [
    (tx) => tx.query(CELL, [ORG, one.repoId]),
    (tx) => tx.query("UPDATE fact_cell SET net = 5 WHERE repo_id = $1", cellOf),
    (tx) => tx.query("DELETE FROM fact_cell WHERE repo_id = $1", cellOf),
    (tx) => addLives(tx, one, [life]),
    (tx) => tx.query("UPDATE survival SET composition = 'agent' WHERE repo_id = $1", cellOf),
    (tx) => tx.query("DELETE FROM survival WHERE repo_id = $1", cellOf),
  ];
  await inOrg((tx) => tx.query(CELL, [ORG, other.repoId]));
  const untouched = await versionOf(other.repoId);
  const seen = [await versionOf(one.repoId)];
  for (const step of steps) {
    await inOrg(step);
    seen.push(await versionOf(one.repoId));
  }
  expect(new Set(seen).size).toBe(steps.length + 1);
  expect(await versionOf(other.repoId)).toBe(untouched);
});

test("figures that are worked out anew from nothing never get a number that was there before", async () => {
  const scope = freshRepo();
  await inOrg((tx) => tx.query(CELL, [ORG, scope.repoId]));
  const before = await versionOf(scope.repoId);
  await inOrg((tx) => tx.query("SELECT purge_repository($1)", [scope.repoId]));
  expect(await versionOf(scope.repoId)).toBeNull();
  await inOrg((tx) => tx.query(CELL, [ORG, scope.repoId]));
  expect(await versionOf(scope.repoId)).toBeGreaterThan(before ?? Number.NaN);
});
