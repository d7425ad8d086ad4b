import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { recordSoon } from "@/lib/jobs/record-soon.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import { replaceAliases } from "@/lib/normalized/people/alias-store.ts";
import { upsertIdentities } from "@/lib/normalized/store.ts";
import type { FollowPeople, Moved } from "@/workers/people/follow-people.ts";
import { toolOf } from "@/workers/people/tool-of.ts";
import { matchPeopleStage } from "@/workers/stages/match-people.ts";
import { syncTeamsStage } from "@/workers/stages/sync-teams.ts";
import { account, hostRepository, minute, pullRequest } from "../support/host-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const CONNECTION = "018f0000-0000-7000-8000-000000000002";
const REPO = "018f0000-0000-7000-8000-000000000003";
let database: TestDatabase;
let db: Db;
let orgs = 0;
let orgId = "";
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});
beforeEach(() => {
  orgs += 1;
  orgId = `018f0000-0000-7000-8000-0000000001${String(orgs).padStart(2, "0")}`;
});

const save = (batch: HostBatch, now = minute(100)) =>
  withOrg(db, orgId, (tx) => saveBatch(tx, { orgId, connectionId: CONNECTION }, batch, now));
const commits = (...people: [email: string, name: string][]) =>
  withOrg(db, orgId, (tx) =>
    upsertIdentities(
      tx,
      orgId,
      people.map(([email, name]) => ({ email, name, kind: "human" as const })),
    ),
  );
const told: Moved[] = [];
const follow: FollowPeople = (_tx, _orgId, moved) => {
  told.push(moved);
  return Promise.resolve();
};
const match = () => matchPeopleStage({ db, now: () => minute(200), toolOf, follow: [follow] })({ orgId });
const teams = (at = minute(200)) => syncTeamsStage({ db, now: () => at, follow: [] })({ orgId });
const ask = async (query: string): Promise<Record<string, unknown>[]> =>
  withOrg(db, orgId, async (tx) => (await tx.query(query)).rows as Record<string, unknown>[]);
const decide = (verb: string, key: string, otherKey: string | null, kind: string | null = null) =>
  withOrg(db, orgId, (tx) =>
    tx.query(
      `INSERT INTO identity_decision (org_id, key, verb, other_key, kind, decided_at) VALUES ($1, $2, $3, $4, $5, clock_timestamp())`,
      [orgId, key, verb, otherKey, kind],
    ),
  );
const personOf = async (key: string) =>
  (await ask(`SELECT person_id FROM identity WHERE key = '${key}'`))[0]?.["person_id"];

const MIA = account("github.test/7", { login: "mia", name: "Mia Berg", email: "mia@acme.test" });
const OLE = account("github.test/8", { login: "ole", name: "Ole Lund" });
const BOT = account("github.test/9", { login: "helper[bot]", kind: "automation" });
const AGENT = account("github.com/198982749", { login: "copilot-swe-agent[bot]", kind: "agent" });

describe("matching people", () => {
  test("joins what is sure, suggests what is not, keeps machines apart, and counts the rest", async () => {
    await save({ accounts: [MIA, OLE, BOT, AGENT] });
    await commits(
      ["mia@acme.test", "Mia"],
      ["8+ole@users.noreply.github.test", "o"],
      ["9+helper[bot]@users.noreply.github.test", "helper"],
      ["private@mail.test", "Ole Lund"],
      ["who@else.test", "Who"],
    );
    await save({
      repositories: [hostRepository("github.test/1")],
      pullRequests: [
        pullRequest("github.test/1", 1, { author: MIA.key }),
        pullRequest("github.test/1", 2, { author: "github.test/@nobody" }),
      ],
    });
    await match();
    expect(await ask("SELECT key, state, rule, hint_key, tool FROM identity ORDER BY key")).toEqual(
      [
        ["git/8+ole@users.noreply.github.test", "matched", "noreply_id", null, null],
        ["git/9+helper[bot]@users.noreply.github.test", "machine", null, null, null],
        ["git/mia@acme.test", "matched", "same_email", null, null],
        ["git/private@mail.test", "suggested", null, OLE.key, null],
        ["git/who@else.test", "unmatched", null, null, null],
        ["github.com/198982749", "machine", null, null, "copilot-cloud-agent"],
        ["github.test/7", "matched", "same_email", null, null],
        ["github.test/8", "matched", "noreply_id", null, null],
        ["github.test/9", "machine", null, null, null],
      ].map(([key, state, rule, hint_key, tool]) => ({ key, state, rule, hint_key, tool })),
    );
    expect(await ask("SELECT name, email FROM person ORDER BY name")).toEqual([
      { name: "Mia Berg", email: "mia@acme.test" },
      { name: "Ole Lund", email: null },
    ]);
    expect(await ask("SELECT state, identities, activities FROM identity_sum ORDER BY state")).toEqual([
      { state: "machine", identities: 3, activities: 0 },
      { state: "matched", identities: 4, activities: 1 },
      { state: "suggested", identities: 1, activities: 0 },
      { state: "unmatched", identities: 1, activities: 1 },
    ]);
  });

  test("again, writes nothing and tells nobody; a new account moves only itself", async () => {
    await save({ accounts: [MIA, OLE] });
    await match();
    const rows = () =>
      ask("SELECT xmin, * FROM identity UNION ALL SELECT xmin, i.* FROM identity i ORDER BY 3");
    const before = [await rows(), await ask("SELECT xmin, * FROM person ORDER BY id")];
    told.length = 0;
    expect(await match()).toEqual({ identities: [], people: [] });
    expect([await rows(), await ask("SELECT xmin, * FROM person ORDER BY id")]).toEqual(before);
    expect(told).toEqual([]);
    await commits(["mia@acme.test", "Mia"]);
    await match();
    expect(told).toEqual([{ identities: ["git/mia@acme.test"], people: [await personOf(MIA.key)] }]);
  });

  test("a split holds whatever comes later, a join brings the person back, and none is lost by building anew", async () => {
    await save({ accounts: [MIA, OLE] });
    await commits(["mia@acme.test", "Mia"], ["old@acme.test", "M"]);
    await withOrg(db, orgId, (tx) =>
      replaceAliases(tx, { orgId, repoId: REPO }, [{ email: "old@acme.test", proper: "mia@acme.test" }]),
    );
    await match();
    const mia = await personOf(MIA.key);
    expect(await personOf("git/old@acme.test")).toBe(mia);
    await decide("split", "git/old@acme.test", MIA.key);
    await decide("split", "git/old@acme.test", "git/mia@acme.test");
    await decide("join", MIA.key, OLE.key);
    await match();
    expect(await personOf("git/old@acme.test")).toBeNull();
    const one = await personOf(OLE.key);
    expect(await personOf(MIA.key)).toBe(one);
    const merged = await ask("SELECT merged_into FROM person WHERE merged_into IS NOT NULL");
    expect(merged).toEqual([{ merged_into: one }]);
    const state = () => ask("SELECT key, person_id, state FROM identity ORDER BY key");
    const before = await state();
    await ask("DELETE FROM identity");
    await match();
    expect((await state()).map(({ key, state }) => ({ key, state }))).toEqual(
      before.map(({ key, state }) => ({ key, state })),
    );
    await decide("split", MIA.key, OLE.key);
    await match();
    expect(await personOf(MIA.key)).not.toBe(await personOf(OLE.key));
    expect((await ask("SELECT id FROM person WHERE merged_into IS NULL")).length).toBe(2);
  });

  test("a kind that somebody gave takes an account, and the addresses with its number, out of people", async () => {
    await save({ accounts: [MIA] });
    await commits(["7+mia@users.noreply.github.test", "Mia"]);
    await match();
    await decide("kind", MIA.key, null, "automation");
    expect((await match()).identities).toEqual(["git/7+mia@users.noreply.github.test", MIA.key]);
    expect(await ask("SELECT DISTINCT state FROM identity")).toEqual([{ state: "machine" }]);
  });

  test("teams follow their host by person and time, and what was typed stands", async () => {
    await save({ accounts: [MIA, OLE] });
    const [outer, inner] = ["github.test/t1", "github.test/t2"].map((key, n) => ({
      key,
      slug: `t${n}`,
      name: `Team ${n}`,
      parent: n === 0 ? null : "github.test/t1",
    }));
    if (outer === undefined || inner === undefined) throw new Error("two teams");
    const rosters = (...accounts: string[]) => [{ team: inner.key, accounts }];
    await save({ teams: [outer, inner], rosters: rosters(MIA.key) }, minute(1));
    await match();
    await teams();
    const later = minute(60 * 24 * 9);
    await save({ teams: [], rosters: rosters(OLE.key) }, later);
    expect((await teams(later)).people).toEqual(
      [String(await personOf(MIA.key)), String(await personOf(OLE.key))].toSorted(),
    );
    const members = () =>
      ask(
        "SELECT p.name, t.name AS team, from_at, to_at FROM team_member m JOIN person p ON p.id = m.person_id JOIN team t ON t.id = m.team_id ORDER BY 1",
      );
    expect(await members()).toEqual([
      { name: "Mia Berg", team: "Team 1", from_at: new Date(0), to_at: later },
      { name: "Ole Lund", team: "Team 1", from_at: later, to_at: null },
    ]);
    expect(
      await ask("SELECT c.name FROM team c JOIN team p ON p.id = c.parent_id WHERE p.name = 'Team 0'"),
    ).toEqual([{ name: "Team 1" }]);
    await ask(
      "UPDATE team_member SET origin = 'typed', level = 'senior', to_at = '2026-01-05' WHERE to_at IS NOT NULL",
    );
    await ask("UPDATE team SET name = 'Payments', edited = '{name}' WHERE name = 'Team 1'");
    expect((await teams(later)).people).toEqual([]);
    expect((await members())[0]).toMatchObject({ team: "Payments", to_at: new Date("2026-01-05T00:00:00Z") });
  });

  test("many asks for a matching do not put it off", async () => {
    const soon = (at: Date) => withOrg(db, orgId, (tx) => recordSoon(tx, matchPeople, { orgId }, at));
    const due = async () =>
      (await db.query("SELECT due_at FROM job_intent WHERE key = $1", [matchPeople.key({ orgId })])).rows[0]
        ?.due_at as Date;
    await soon(minute(5));
    await soon(minute(9));
    expect(await due()).toEqual(minute(5));
    await soon(minute(2));
    expect(await due()).toEqual(minute(2));
    await db.query("UPDATE job_intent SET taken_at = clock_timestamp() WHERE key = $1", [
      matchPeople.key({ orgId }),
    ]);
    await soon(minute(9));
    expect(await due()).toEqual(minute(9));
  });
});
