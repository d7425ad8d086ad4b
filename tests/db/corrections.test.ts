import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAuditSample } from "@/lib/core/audit-reader.ts";
import { type Db, openDb } from "@/lib/core/db.ts";
import * as ledger from "@/lib/ledger/store.ts";
import { withdrawCorrection } from "@/lib/settings/corrections/withdraw-correction.ts";
import { insertRepository } from "../support/insert-repository.ts";
import { groupOf, LATER, REASON, saidLab, WHO } from "../support/said-lab.ts";
import { entryOf, freshRepo, MONDAY, ORG, TEAM } from "../support/stored-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const OTHER = "018f0000-0000-7000-8000-0000000000b2";

let database: TestDatabase;
let db: Db;
let lab: ReturnType<typeof saidLab>;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  lab = saidLab(db);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

describe("a correction", () => {
  test("moves the lines of one file or of a whole change, keeps their sum, and is booked once", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    const said = { repoId: scope.repoId, changeId: "a", subject: "class", reason: REASON } as const;
    await lab.correct({ ...said, path: "docs/y.md", from: "net", to: "maintenance_low" });
    expect(await lab.count(scope, ["a"])).toEqual(["a"]);
    expect(await lab.books(scope)).toEqual([
      "a generated 10",
      "a maintenance_low 20",
      "a net 30",
      "b net 40",
      "c net 10",
    ]);
    const kept = await lab.entries(scope);
    expect(await lab.count(scope, ["a"])).toEqual([]);
    expect(await lab.count(scope)).toEqual([]);
    expect(await lab.entries(scope)).toBe(kept);
    expect(await lab.facts(scope)).toEqual(["unknown 4 110 80"]);
    const whole = await lab.correct({ ...said, path: null, from: "net", to: "generated" }, LATER);
    expect(await lab.count(scope, ["a"])).toEqual(["a"]);
    expect(await lab.books(scope)).toEqual(["a generated 60", "b net 40", "c net 10"]);
    await lab.inOrg((tx) =>
      withdrawCorrection(tx, LATER, { id: whole, repoId: scope.repoId, changeId: "a" }, false),
    );
    expect(await lab.count(scope, ["a"])).toEqual(["a"]);
    expect(await lab.facts(scope)).toEqual(["unknown 4 110 80"]);
  });

  test("of how a change was made moves the change, and withdrawing it moves it back", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    const said = { repoId: scope.repoId, changeId: "a", subject: "composition", path: null } as const;
    const id = await lab.correct({ ...said, from: "unknown", to: "human", reason: REASON });
    expect(await lab.count(scope, ["a"])).toEqual(["a"]);
    expect(await lab.facts(scope)).toEqual(["human 1 60 50", "unknown 3 50 50"]);
    await lab.correct({ ...said, from: "unknown", to: "hybrid", reason: REASON }, LATER);
    await lab.count(scope, ["a"]);
    expect(await lab.facts(scope)).toEqual(["hybrid 1 60 50", "unknown 3 50 50"]);
    const asked = { id, repoId: scope.repoId, changeId: "a" };
    const other = { ...LATER, userId: OTHER };
    await expect(lab.inOrg((tx) => withdrawCorrection(tx, other, asked, false))).rejects.toMatchObject({
      code: "forbidden",
    });
    await lab.inOrg((tx) => withdrawCorrection(tx, other, asked, true));
    await expect(lab.inOrg((tx) => withdrawCorrection(tx, WHO, asked, false))).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await lab.count(scope, ["a"])).toEqual([]);
    expect(await lab.facts(scope)).toEqual(["hybrid 1 60 50", "unknown 3 50 50"]);
  });

  test("that an audit asked for answers for a change of its sample, in the class that it was drawn from", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    await lab.inOrg((tx) => insertRepository(tx, { ...scope, teamId: TEAM, asOf: MONDAY }));
    const draw = (seed: string) =>
      lab.inOrg((tx) => readAuditSample(tx, { orgId: ORG, teams: [TEAM], seed, from: 0, to: 4e9 }));
    const own = async (seed = "2026") => (await draw(seed)).filter(({ repoId }) => repoId === scope.repoId);
    const before = await own();
    expect(before.map(({ changeId }) => changeId).toSorted()).toEqual(["a", "b", "c", "e"]);
    expect(await own()).toEqual(before);
    const said = { repoId: scope.repoId, changeId: "a", subject: "composition", path: null } as const;
    await lab.correct({ ...said, from: "unknown", to: "agent", reason: REASON, audit: "2026" });
    await lab.count(scope, ["a"]);
    const answers = (await own()).map(
      ({ changeId, classified, answer }) => `${changeId} ${classified} ${answer}`,
    );
    expect(answers.toSorted()).toEqual([
      "a unknown agent",
      "b unknown null",
      "c unknown null",
      "e unknown null",
    ]);
    expect((await own("2027")).every(({ answer }) => answer === null)).toBe(true);
    expect(
      await lab.inOrg((tx) => readAuditSample(tx, { orgId: ORG, teams: [], seed: "2026", from: 0, to: 4e9 })),
    ).toEqual([]);
  });

  test("waits where no line stands in the class that it means any more", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    const said = { repoId: scope.repoId, changeId: "c", subject: "class", reason: REASON } as const;
    await lab.correct({ ...said, path: null, from: "net", to: "generated" });
    await lab.count(scope, ["c"]);
    await lab.inOrg(async (tx) => {
      await ledger.replaceAtomGroups(tx, scope, ["c"], [groupOf("c", "vendor/v.js", "reverted", 10)]);
      await ledger.appendEntries(tx, scope, [
        entryOf("c", "net", -10, "b"),
        entryOf("c", "reverted", 10, "b"),
      ]);
    });
    expect(await lab.count(scope, ["c"])).toEqual(["c"]);
    expect(await lab.books(scope)).toEqual(["a generated 10", "a net 50", "b net 40", "c reverted 10"]);
  });

  test("stays as it was made", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    const id = await lab.correct({
      repoId: scope.repoId,
      changeId: "a",
      subject: "composition",
      path: null,
      from: "unknown",
      to: "human",
      reason: REASON,
    });
    for (const statement of [
      "UPDATE correction SET to_class = 'agent' WHERE id = $1",
      "UPDATE correction SET reason = '', withdrawn_at = now() WHERE id = $1",
      "DELETE FROM correction WHERE id = $1",
    ]) {
      await expect(
        lab.inOrg((tx) => tx.query(statement, [id])),
        statement,
      ).rejects.toMatchObject({ code: "42501" });
    }
  });
});
