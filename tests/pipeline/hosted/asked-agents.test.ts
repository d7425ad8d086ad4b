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

test("an address that its host gave out joins the account with its number, and every change of an agent names who asked", async () => {
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
    // By the address in a commit of the agent, or by the login in the line that its vendor writes.
    const [, id = ""] =
      /^(?:git\/(\d+)\+.*@users\.noreply\.)?127\.0\.0\.1:\d+(?:\/(\d+))?$/.exec(key)?.filter(Boolean) ?? [];
    expect(accounts.get(person ?? ""), `${repo} ${number} ${key}`).toContain(Number(id));
  }
  const told = await lab.rows<{ state: string; changes: number }>("SELECT state, changes FROM initiator_sum");
  const sums = new Map(told.map(({ state, changes }) => [state, changes]));
  process.stdout.write(
    `changes of agents: ${told.map(({ state, changes }) => `${changes} ${state}`).join(", ")}\n`,
  );
  expect(sums.get("known")).toBe(found.length);
  expect(found.length).toBeGreaterThan(2);
  expect([sums.get("unmatched"), sums.get("unclear"), sums.get("unknown")]).toEqual([0, 0, 0]);

  const hidden = await lab.rows<{
    email: string;
    person: string;
    account: string;
    rule: string;
    login: string;
  }>(
    `SELECT g.email, g.person_id AS person, a.person_id AS account, g.rule, a.login FROM identity g
     JOIN identity a ON a.key = substring(g.email FROM '@users.noreply.(.+)$') || '/' || substring(g.email FROM '^[0-9]+')
     WHERE g.key LIKE 'git/%@users.noreply.127.0.0.1:%' AND g.state <> 'machine'`,
  );
  expect(hidden.length).toBeGreaterThan(2);
  for (const { email, person, account, rule, login } of hidden) {
    expect([email, person], "one person").toEqual([email, account]);
    expect([email, rule]).toEqual([email, "noreply_id"]);
    expect(email).toContain(`+${login}@`);
  }
});
