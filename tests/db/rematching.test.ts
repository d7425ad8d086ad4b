import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import { joinIdentities, splitIdentity } from "@/lib/settings/people/decide.ts";
import { assignTeamsStage } from "@/workers/stages/assign-teams.ts";
import { matchPeopleStage } from "@/workers/stages/match-people.ts";
import { account, minute } from "../support/host-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000f1";
const REPO = "018f0000-0000-7000-8000-0000000000f3";
const OWN = "018f0000-0000-7000-8000-0000000000f4";
const WHO = { orgId: ORG, userId: ORG };
const PEOPLE = ["mia", "ole", "kim"] as const;
const LOOSE = ["x", "y", "z"] as const;
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

const run = async <Row>(query: string, values: unknown[] = []): Promise<Row[]> =>
  (await withOrg(db, ORG, (tx) => tx.query(query, values))).rows as Row[];
const match = () =>
  matchPeopleStage({ db, now: () => minute(2), toolOf: () => null, follow: [] })({ orgId: ORG });
const assign = () => assignTeamsStage({ db })({ orgId: ORG });

/** Three people, each in a team of their own and with an address of theirs, three loose addresses; a change a week of each. */
async function begin(): Promise<void> {
  await withOrg(db, ORG, (tx) => tx.query("SELECT purge_organisation()"));
  await run("INSERT INTO organisation (id, name) VALUES ($1, 'A')", [ORG]);
  await run("INSERT INTO team (org_id, id, name, repo_id) VALUES ($1, $2, 'own', $3)", [ORG, OWN, REPO]);
  await run(
    `INSERT INTO repository (org_id, id, team_id, name, source, location, state, as_of)
     VALUES ($1, $2, $3, 'r', 'local', '/r', 'ready', '2026-12-01')`,
    [ORG, REPO, OWN],
  );
  const accounts = PEOPLE.map((login, n) =>
    account(`github.test/${n + 1}`, { login, email: `${login}@acme.test` }),
  );
  await withOrg(db, ORG, (tx) => saveBatch(tx, { orgId: ORG, connectionId: ORG }, { accounts }, minute(1)));
  const emails = [...PEOPLE, ...LOOSE].map((name) => `${name}@acme.test`);
  await run(
    "INSERT INTO git_identity (org_id, email, name, kind) SELECT $1, e, 'Somebody', 'human' FROM unnest($2::text[]) e",
    [ORG, emails],
  );
  await run(
    `INSERT INTO change (org_id, repo_id, id, team_id, kind, merge_sha, branch, title, merged_at, opened_at, author_identity,
       author_kind, work_kind, position, gross)
     SELECT $1, $2, 'push:' || g.email, $3, 'push', g.email, 'main', '', at, at, g.id, 'human', 'feature', n, 1
     FROM unnest($4::text[]) WITH ORDINALITY AS e(email, n) JOIN git_identity g ON g.email = e.email,
       LATERAL (SELECT timestamptz '2026-01-06' + n * interval '7 days' AS at) t`,
    [ORG, REPO, OWN, emails],
  );
  await match();
  await run(
    `WITH t AS (INSERT INTO team (org_id, name, origin) SELECT $1, login, 'typed' FROM account WHERE org_id = $1 RETURNING id, name)
     INSERT INTO team_member (org_id, team_id, person_id, from_at)
     SELECT $1, t.id, i.person_id, 'epoch' FROM t JOIN identity i ON i.login = t.name`,
    [ORG],
  );
  await assign();
}

type Written = { xmin: string; key: string; team: string };
const changes = () =>
  run<Written>(
    `SELECT c.xmin::text, g.email AS key, t.name AS team FROM change c JOIN team t ON t.id = c.team_id
     JOIN git_identity g ON g.id = c.author_identity ORDER BY 2`,
  );
const facts = () =>
  run<{ week: string; xmin: string }>("SELECT DISTINCT xmin::text, week FROM fact_cell ORDER BY 2, 1");
/** The person of each address that has one. */
const owners = async (): Promise<[address: string, personId: string][]> =>
  (
    await run<{ email: string; person: string }>(
      "SELECT email, person_id AS person FROM identity WHERE key LIKE 'git/%' AND person_id IS NOT NULL",
    )
  ).map(({ email, person }) => [email, person]);
const weekOf = (key: string): string =>
  `2026-W${String(3 + [...PEOPLE, ...LOOSE].findIndex((name) => key === `${name}@acme.test`)).padStart(2, "0")}`;

const step = fc.record({
  loose: fc.constantFrom(...LOOSE),
  person: fc.integer({ min: 1, max: 3 }),
  isSplit: fc.boolean(),
});

test("whatever is decided of an address, only changes of the people that it concerns, and their weeks, are written", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      await begin();
      for (const [n, { loose, person, isSplit }] of steps.entries()) {
        const [before, factsBefore] = [await changes(), await facts()];
        const key = `git/${loose}@acme.test`;
        const who = { ...WHO, now: minute(10 + n) };
        await withOrg(db, ORG, (tx) =>
          isSplit ? splitIdentity(tx, who, key) : joinIdentities(tx, who, key, `github.test/${person}`),
        ).catch((error: unknown) => {
          if (!String(error).includes("alone already")) throw error;
        });
        const ownedBefore = await owners();
        const people = new Set((await match()).people);
        const ownedAfter = await owners();
        const moved = new Set(
          [...ownedBefore, ...ownedAfter].flatMap(([of, person]) => (people.has(person) ? [of] : [])),
        );
        await assign();
        const after = await changes();
        for (const [place, row] of after.entries())
          if (!moved.has(row.key)) expect(row, `${row.key} has not moved`).toEqual(before[place]);
        const weeks = new Set([...moved].map(weekOf));
        const others = (all: { week: string }[]) => all.filter(({ week }) => !weeks.has(week));
        expect(others(await facts())).toEqual(others(factsBefore));
        const named = await run<{ key: string; team: string | null }>(
          `SELECT g.email AS key, o.login AS team FROM git_identity g JOIN identity i ON i.key = 'git/' || g.email
           LEFT JOIN identity o ON o.person_id = i.person_id AND o.login IS NOT NULL ORDER BY 1`,
        );
        const teams = new Map(named.map(({ key: of, team }) => [of, team ?? "own"]));
        if (named.length === after.length)
          expect(after.map(({ team }) => team)).toEqual(after.map(({ key: of }) => teams.get(of)));
      }
    }),
    { numRuns: 6 },
  );
});
