import { afterAll, beforeAll, expect, test } from "vitest";
import { grantOrg, grantTeam } from "@/lib/auth/access.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import { keepScores } from "@/lib/ledger/complexity/score-store.ts";
import { upsertChanges } from "@/lib/normalized/store.ts";
import { pieceOfWork } from "@/lib/views/piece-of-work.ts";
import { unitWeight } from "@/lib/views/unit-weight.ts";
import { insertRepository } from "../support/insert-repository.ts";
import { changeRow, DAY, freshRepo, MONDAY, ORG, TEAM } from "../support/stored-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const OTHERS = "018f0000-0000-7000-8000-00000000000e";
const scope = freshRepo();
let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  await withOrg(db, ORG, async (tx) => {
    await insertRepository(tx, { ...scope, teamId: TEAM, asOf: MONDAY });
    await upsertChanges(tx, scope, [
      changeRow("a", MONDAY, { position: 0 }),
      changeRow("b", MONDAY + DAY, { position: 1 }),
      changeRow("theirs", MONDAY + 2 * DAY, { position: 2, teamId: OTHERS, title: "A secret of others" }),
      changeRow("alone", MONDAY + 3 * DAY, { position: 3 }),
      changeRow("unseen", MONDAY + 4 * DAY, { position: 4 }),
      changeRow("waiting", MONDAY + 5 * DAY, { position: 5 }),
    ]);
    for (const [change, unit, rule] of [
      ["a", "u1", null],
      ["b", "u1", "issue"],
      ["theirs", "u1", "issue"],
      ["alone", "u2", null],
      ["waiting", "u3", null],
    ] as const) {
      await execute(
        tx,
        sql`INSERT INTO unit_change (org_id, repo_id, change_id, unit_id, rule, evidence, strength, links, facts)
            VALUES (${ORG}, ${scope.repoId}, ${change}, ${unit}, ${rule}, ${rule && "ED-7"}, ${rule && 0.9}, '[]', '')`,
      );
    }
    const part = { driver: "spread", x: 3, points: 10.81, evidence: [`repository ${scope.repoId}`] } as const;
    const score = { milliPoints: 10_810, parts: [part], version: "v", inputs: "", gaps: ["items"] } as const;
    await keepScores(tx, ORG, [
      { ...score, unitId: "u1" },
      { ...score, unitId: "u2" },
    ]);
  });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const person = {
  userId: ORG,
  sid: "s",
  email: "a@example.org",
  name: "A",
  memberships: [{ orgId: ORG, orgName: "Acme", isSample: false, role: "leader" as const }],
};
const access = () =>
  grantTeam(
    grantOrg(person, ORG),
    [{ teamId: TEAM, activePeople: 5, addedByReader: false, isReadByOwners: false }],
    TEAM,
  );
const piece = (id: string) => withOrg(db, ORG, (tx) => pieceOfWork(tx, access(), scope.repoId, id));
const weight = (id: string) => withOrg(db, ORG, (tx) => unitWeight(tx, access(), scope.repoId, id));

test("a change says with which others it is one piece of work, and why; of other teams only how many", async () => {
  const found = await piece("a");
  expect(found?.changes.map(({ id, why }) => [id, why])).toEqual([
    ["a", null],
    ["b", { rule: "issue", evidence: "ED-7", strength: 0.9 }],
  ]);
  expect(found?.ofOtherTeams).toBe(1);
  expect(JSON.stringify(found)).not.toContain("secret");
});

test.each(["alone", "unseen"])("a change that is %s says nothing of it", async (id) => {
  expect(await piece(id)).toBeNull();
});

test("a piece of work says how hard it was, and names its repositories", async () => {
  const found = await weight("alone");
  expect(found?.weighed).toMatchObject({
    milliPoints: 10_810,
    band: "S",
    cuts: [15, 30, 50],
    gaps: ["items"],
  });
  const [part] = found?.weighed?.parts ?? [];
  expect(part?.evidence).toEqual([expect.stringMatching(/^repository (?![0-9a-f]{8}-)/)]);
});

test("what was seen in changes of other teams is not told", async () => {
  const found = await weight("a");
  expect(found?.weighed).toMatchObject({ milliPoints: 10_810, isVeiled: true });
  expect(found?.weighed?.parts.flatMap(({ evidence }) => evidence)).toEqual([]);
});

test("what is not weighed yet says how many of its changes wait", async () => {
  expect(await weight("waiting")).toEqual({ changes: 1, waiting: 1, weighed: null });
  expect(await weight("unseen")).toBeNull();
});
