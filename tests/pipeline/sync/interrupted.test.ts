import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb } from "@/lib/core/db.ts";
import { rngFrom } from "@/lib/core/rng.ts";
import { scriptedConnector } from "../../support/scripted-host.ts";
import { pullsOf, rowsRead, scriptedLab, syncAll, syncDeps } from "../../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
let db: Db;
let orgs = 0;
const freshOrg = () => `018f0000-0000-7000-8000-00000000${String(++orgs).padStart(4, "0")}`;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

test("broken off at any place and begun again leaves what an undisturbed run leaves, with one page asked for again", async () => {
  const whole = await scriptedLab(db, freshOrg(), pullsOf(75));
  await syncAll(syncDeps(db, scriptedConnector), whole.scope);
  const expected = await rowsRead(db, whole.orgId);
  const rng = rngFrom("kills");
  const broken = await scriptedLab(db, freshOrg(), pullsOf(75));
  const kills = 8;
  for (let kill = 0; kill < kills; kill += 1) {
    const run = mortal(db, rng.between(0, 2));
    await expect(
      syncAll(syncDeps(run.db, scriptedConnector, { follow: [run.mayDie] }), broken.scope),
    ).rejects.toBe(run.death);
  }
  await syncAll(syncDeps(db, scriptedConnector), broken.scope);
  expect(await rowsRead(db, broken.orgId)).toEqual(expected);
  const again = broken.host.asked.length - whole.host.asked.length;
  // One page for each of the streams that were being read.
  expect(again).toBeLessThanOrEqual(kills * broken.host.repos.length);
  await whole.host.stop();
  await broken.host.stop();
});

/** A database that is there until the run that has it dies: between the rows of a page and its commit, where it hurts most. */
function mortal(whole: Db, pages: number) {
  const death = new Error("killed");
  let [seen, isDead] = [0, false];
  const connect = async () => {
    if (isDead) throw death;
    return whole.connect();
  };
  const mayDie = async (): Promise<void> => {
    isDead ||= seen++ === pages;
    if (isDead) throw death;
  };
  return { db: { connect } as Db, mayDie, death };
}
