import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { grantOrg } from "@/lib/auth/access.ts";
import { teamGrounds } from "@/lib/auth/team-grounds.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import { account, hostRepository, minute, pullRequest, review } from "../support/host-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000d1";
const TEAM = "018f0000-0000-7000-8000-0000000000d2";
const REPO = "018f0000-0000-7000-8000-0000000000d3";
const HOST = "github.test/1";
/** The window ends with 2026-W40: on Monday 2026-10-05, so the 91 days before begin on 2026-07-06. */
const TO = { to: "2026-W40" };
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

const run = (query: string, values: unknown[] = []) => withOrg(db, ORG, (tx) => tx.query(query, values));
const [MIA, OLE, KIM, BOT] = ["7", "8", "9", "10"].map((id) => `github.test/${id}`) as [
  string,
  string,
  string,
  string,
];
beforeEach(async () => {
  for (const table of [
    "change",
    "git_identity",
    "identity",
    "review",
    "pull_request",
    "account",
    "repository",
    "team",
  ])
    await run(`DELETE FROM ${table}`);
  await run("INSERT INTO team (org_id, id, name) VALUES ($1, $2, 'Pay')", [ORG, TEAM]);
  await run(
    `INSERT INTO repository (org_id, id, team_id, name, source, location, host_key, as_of)
     VALUES ($1, $2, $3, 'pay', 'remote', 'x', $4, '2026-11-20')`,
    [ORG, REPO, TEAM, HOST],
  );
  await save({
    repositories: [hostRepository(HOST)],
    accounts: [
      ...[MIA, OLE, KIM].map((key) => account(key)),
      account(BOT, { login: "reviewer[bot]", kind: "review_agent" }),
    ],
  });
});
const save = (batch: Parameters<typeof saveBatch>[2]) =>
  withOrg(db, ORG, (tx) => saveBatch(tx, { orgId: ORG, connectionId: ORG }, batch, minute(1)));

/** A change that landed, by an address of git. */
async function landed(number: number, email: string, at = "2026-09-01", kind = "human") {
  await run(
    `INSERT INTO git_identity (org_id, email, name, kind) VALUES ($1, $2, 'x', $3) ON CONFLICT DO NOTHING`,
    [ORG, email, kind],
  );
  await run(
    `INSERT INTO change (org_id, repo_id, id, team_id, kind, number, merge_sha, branch, title, merged_at, opened_at, author_identity,
       author_kind, work_kind, position, gross)
     SELECT $1, $2, 'pr:' || $3::int, $4, 'merge', $3::int, 's', 'main', '', $5, $5, g.id, $6, 'feature', $3::int, 1
     FROM git_identity g WHERE g.email = $7`,
    [ORG, REPO, number, TEAM, at, kind, email],
  );
}
const identity = (key: string, state: string, person: string | null, hint: string | null = null) =>
  run(
    "INSERT INTO identity (org_id, key, kind, state, person_id, hint_key) VALUES ($1, $2, 'human', $3, $4, $5)",
    [ORG, key, state, person, hint],
  );
const reviewed = (number: number, author: string) =>
  save({ reviews: [review(HOST, number, `${number} ${author}`, { author })] });
async function ground(window = TO, userId = ORG) {
  const membership = { orgId: ORG, orgName: "A", isSample: false, role: "viewer" as const };
  const person = { userId, sid: "s", email: "a@b.test", name: "A", memberships: [membership] };
  const grounds = await withOrg(db, ORG, (tx) => teamGrounds(tx, grantOrg(person, ORG), TEAM, window));
  return grounds[0];
}
const active = async (window = TO): Promise<number> => (await ground(window))?.activePeople ?? -1;

test("authors and reviewers of what landed count, each once, and no bot", async () => {
  await landed(1, "mia@acme.test");
  await landed(2, "agent@acme.test", "2026-09-01", "agent");
  await save({
    pullRequests: [pullRequest(HOST, 1, { author: MIA }), pullRequest(HOST, 2, { author: BOT })],
  });
  expect(await active()).toBe(1);
  await reviewed(1, OLE);
  await reviewed(1, BOT);
  await reviewed(1, MIA);
  await reviewed(2, KIM);
  await reviewed(2, OLE);
  expect(await active()).toBe(3);
});

test("the 91 days before the end of the window count, whatever was read since", async () => {
  await landed(1, "first@acme.test", "2026-07-06T00:00:00Z");
  await landed(2, "before@acme.test", "2026-07-05T23:59:59Z");
  await landed(3, "last@acme.test", "2026-10-04T23:59:59Z");
  await landed(4, "after@acme.test", "2026-10-05T00:00:00Z");
  expect(await active()).toBe(2);
  expect(await active({ to: "2026-W41" })).toBe(2);
  expect(await active({ to: "2025-W01" })).toBe(0);
});

test("accounts and addresses of one person are one, and so are those that may be", async () => {
  const person = "018f0000-0000-7000-8000-0000000000e1";
  await landed(1, "mia@acme.test");
  await landed(2, "private@mail.test");
  await landed(3, "who@else.test");
  await reviewed(3, OLE);
  await identity("git/mia@acme.test", "matched", person);
  await identity(OLE, "matched", person);
  await identity("git/private@mail.test", "suggested", null, OLE);
  await identity("git/who@else.test", "unmatched", null);
  expect(await active()).toBe(2);
});

test("an account that somebody called a bot no longer counts", async () => {
  await landed(1, "mia@acme.test");
  await reviewed(1, OLE);
  expect(await active()).toBe(2);
  await identity(OLE, "machine", null);
  expect(await active()).toBe(1);
});

test("whose history may be read anyway is told of a repository, and never of a team of people", async () => {
  const [adder, other] = ["018f0000-0000-7000-8000-0000000000e2", "018f0000-0000-7000-8000-0000000000e3"];
  const connection = "018f0000-0000-7000-8000-0000000000e4";
  const grounds = async (by = adder) => {
    const { addedByReader, isReadByOwners } = (await ground(TO, by)) ?? {};
    return { addedByReader, isReadByOwners };
  };
  expect(await grounds(), "added by nobody, as at the first start").toEqual({
    addedByReader: false,
    isReadByOwners: true,
  });
  await run(
    `INSERT INTO connection (org_id, id, kind, name, auth, host, created_by)
     VALUES ($1, $2, 'github', 'G', 'github_token', 'github.test', $3)`,
    [ORG, connection, adder],
  );
  await run("UPDATE repository SET connection_id = $1", [connection]);
  await save({ repositories: [{ ...hostRepository(HOST), isPrivate: true }] });
  expect(await grounds(), "private, found by a connection").toEqual({
    addedByReader: true,
    isReadByOwners: false,
  });
  expect(await grounds(other)).toEqual({ addedByReader: false, isReadByOwners: false });
  await save({ repositories: [{ ...hostRepository(HOST), isPrivate: false }] });
  expect(await grounds(other), "public").toEqual({ addedByReader: false, isReadByOwners: true });
  await run("UPDATE repository SET added_by = $1", [other]);
  expect(await grounds(), "added by hand").toEqual({ addedByReader: false, isReadByOwners: true });
  await run("DELETE FROM repository");
  expect(await grounds(), "a team of people").toEqual({ addedByReader: false, isReadByOwners: false });
});
