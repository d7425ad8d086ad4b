import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { readLifeSamples } from "@/lib/core/life-samples.ts";
import { readLives } from "@/lib/core/lives-reader.ts";
import { CURVE_DAYS, survivalCurve } from "@/lib/metrics/survival-curve.ts";
import { survivalRows } from "@/lib/metrics/survival-rows.ts";
import { insertRepository } from "../support/insert-repository.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "00000000-0000-7000-8000-000000000a01";
const TEAM = "00000000-0000-7000-8000-000000000a02";
const REPOS = ["00000000-0000-7000-8000-000000000a03", "00000000-0000-7000-8000-000000000a04"];
const DAY = 86_400;
const READ_AT = Date.UTC(2026, 0, 5) / 1_000;

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  await withOrg(db, ORG, async (tx) => {
    for (const repoId of REPOS)
      await insertRepository(tx, { orgId: ORG, repoId, teamId: TEAM, asOf: READ_AT });
  });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const life = fc.record({
  repo: fc.constantFrom(...REPOS),
  composition: fc.constantFrom("human", "agent"),
  seen: fc.integer({ min: 0, max: 200 }),
  survivors: fc.integer({ min: 0, max: 9 }),
  deaths: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 9 })), {
    maxLength: 6,
    selector: ([day]) => day,
  }),
});
type Life = typeof life extends fc.Arbitrary<infer One> ? One : never;

/** Changes of one team with their lines; what died after the day up to which was seen was not seen to die. */
async function store(lives: readonly Life[]): Promise<void> {
  await withOrg(db, ORG, async (tx) => {
    await tx.query("DELETE FROM survival");
    for (const [index, { repo, composition, seen, survivors, deaths }] of lives.entries()) {
      const id = `push:${index}`;
      const died = deaths.filter(([day]) => day <= seen).toSorted(([a], [b]) => a - b);
      const born = died.reduce((sum, [, lines]) => sum + lines, survivors);
      const bornAt = READ_AT - seen * DAY;
      await tx.query(
        `INSERT INTO survival (org_id, repo_id, change_id, composition, born, born_at, days, deaths, team_id)
         VALUES ($1, $2, $3, $4, $5, to_timestamp($6), $7, $8, $9)`,
        [
          ORG,
          repo,
          id,
          composition,
          born,
          bornAt,
          died.map(([day]) => day),
          died.map(([, lines]) => lines),
          TEAM,
        ],
      );
    }
  });
}

test("curves from lives that are cut after their last day are the curves from whole lives", async () => {
  const scope = { teams: [TEAM], from: READ_AT - 200 * DAY, to: READ_AT + 1 };
  await fc.assert(
    fc.asyncProperty(fc.array(life, { maxLength: 14 }), async (lives) => {
      await store(lives);
      const [samples, whole] = await withOrg(db, ORG, async (tx) => [
        await readLifeSamples(tx, scope, CURVE_DAYS),
        await readLives(tx, scope),
      ]);
      const kinds = new Set(whole.map(({ composition }) => composition));
      expect(new Set(samples.keys())).toEqual(kinds);
      for (const kind of kinds) {
        const own = survivalCurve(survivalRows(whole.filter(({ composition }) => composition === kind)));
        const cut = survivalCurve(samples.get(kind) ?? []);
        expect(rounded(cut)).toEqual(rounded(own));
      }
    }),
    { numRuns: 40, seed: 7 },
  );
});

test("a change outside the time or of another team is in no sample", async () => {
  await store([{ repo: REPOS[0] ?? "", composition: "agent", seen: 40, survivors: 3, deaths: [[2, 1]] }]);
  const read = (from: number, team = TEAM) =>
    withOrg(db, ORG, (tx) => readLifeSamples(tx, { teams: [team], from, to: READ_AT }, CURVE_DAYS));
  const bornAt = READ_AT - 40 * DAY;
  expect([...(await read(bornAt)).keys()]).toEqual(["agent"]);
  expect((await read(bornAt + 1)).size).toBe(0);
  expect((await read(bornAt, ORG)).size).toBe(0);
});

/** Sums in another order differ in their last bits. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === "number" ? Number(each.toPrecision(9)) : each,
  );
