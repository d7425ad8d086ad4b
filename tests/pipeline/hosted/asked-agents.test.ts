import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { initiators } from "@/lib/normalized/people/change-initiator-store.ts";
import { matchPeopleStage } from "@/workers/stages/match-people.ts";
import { type HostedLab, openHosted } from "../../support/hosted-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000c7";
let database: TestDatabase;
let db: Db;
let lab: HostedLab;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  lab = await openHosted(db, ORG);
  await lab.sync();
}, 120_000);
afterAll(async () => {
  await lab.close();
  await db.end();
  await database.drop();
});

const Found = z.object({ repo: z.string(), number: z.number(), key: z.string() });

test("every change of an agent names who asked for it, and is counted as unmatched while that is nobody here", async () => {
  const readable = lab.organisation.repositories.filter((each) => !each.isDeleted && !each.isEmpty);
  for (const repository of readable) await lab.read(await lab.repoOf(repository));
  await matchPeopleStage({ db, now: () => new Date(), follow: [], toolOf: () => null })({ orgId: ORG });
  const found = await withOrg(db, ORG, (tx) =>
    rows(
      tx,
      Found,
      sql`SELECT r.host_key AS repo, c.number, s.key
          FROM (${initiators(ORG, null)}) s JOIN change c ON c.repo_id = s.repo_id AND c.id = s.change_id
          JOIN repository r ON r.id = c.repo_id ORDER BY 1, 2`,
    ),
  );
  const accounts = new Map(lab.organisation.people.map((person) => [person.id, person.accounts]));
  const truth = new Map(
    readable.flatMap((repository) =>
      repository.pulls.map((pull) => [`${lab.keyOf(repository)} ${pull.number}`, pull.truth] as const),
    ),
  );
  for (const { repo, number, key } of found) {
    const { composition, person } = truth.get(`${repo} ${number}`) ?? {};
    expect(composition, `${repo} ${number}`).toBe("agent");
    const [, id = ""] = /^git\/(\d+)\+.*@users\.noreply\.github\.com$/.exec(key) ?? [];
    expect(accounts.get(person ?? ""), `${repo} ${number}`).toContain(Number(id));
  }
  const told = await lab.rows<{ state: string; changes: number }>("SELECT state, changes FROM initiator_sum");
  const sums = new Map(told.map(({ state, changes }) => [state, changes]));
  process.stdout.write(
    `changes of agents: ${told.map(({ state, changes }) => `${changes} ${state}`).join(", ")}\n`,
  );
  // The simulated host is not the one whose addresses its people commit with: nobody's, and counted as such.
  expect(sums.get("unmatched")).toBe(found.length);
  expect(found.length).toBeGreaterThan(2);
  expect([sums.get("known"), sums.get("unclear"), sums.get("unknown")]).toEqual([0, 0, 0]);
});
