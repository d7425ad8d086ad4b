import { afterAll, beforeAll, expect, test } from "vitest";
import { grantOrg, grantSettings, type Person } from "@/lib/auth/access.ts";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import { upsertIdentities } from "@/lib/normalized/store.ts";
import { applyIdentities, planIdentities } from "@/lib/settings/people/apply-identities.ts";
import { confirmHints, openHints } from "@/lib/settings/people/confirm-hints.ts";
import {
  answerHint,
  declarePerson,
  joinIdentities,
  setKind,
  splitIdentity,
} from "@/lib/settings/people/decide.ts";
import { findIdentity } from "@/lib/settings/people/find-identity.ts";
import { parseIdentitiesCsv } from "@/lib/settings/people/parse-identities-csv.ts";
import { applyMembers, personOf, planMembers } from "@/lib/settings/teams/apply-members.ts";
import { addMember, changeMember } from "@/lib/settings/teams/change-member.ts";
import { addTeam, changeTeam, endTeam } from "@/lib/settings/teams/change-team.ts";
import { parseMembersCsv } from "@/lib/settings/teams/parse-members-csv.ts";
import { toCsv } from "@/lib/views/csv.ts";
import { MEMBER_COLUMNS, memberList } from "@/lib/views/member-list.ts";
import { matchPeopleStage } from "@/workers/stages/match-people.ts";
import { account, minute } from "../support/host-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const orgId = "018f0000-0000-7000-8000-000000000001";
const who = (n: number) => ({ orgId, userId: "018f0000-0000-7000-8000-000000000009", now: minute(n) });
const ADMIN: Person = {
  userId: orgId,
  sid: "s",
  email: "a@b.test",
  name: "A",
  memberships: [{ orgId, orgName: "Acme", isSample: false, role: "admin" }],
};
const MIA = "github.test/7";
const OLE = "github.test/8";
const PRIVATE = "git/private@mail.test";
let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  await run(async (tx) => {
    const accounts = [
      account(MIA, { login: "mia", name: "Mia Berg" }),
      account(OLE, { login: "ole", name: "Ole Lund" }),
      account("github.test/9", { login: "ci", name: "Robot" }),
    ];
    await saveBatch(tx, { orgId, connectionId: orgId }, { accounts }, minute(1));
    await upsertIdentities(tx, orgId, [
      { email: "private@mail.test", name: "Ole Lund", kind: "human" },
      { email: "who@else.test", name: "Who", kind: "human" },
    ]);
  });
  await match();
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withOrg(db, orgId, work);
const match = () => matchPeopleStage({ db, now: () => minute(2), toolOf: () => null, follow: [] })({ orgId });
const ask = (query: string) => run(async (tx) => (await tx.query(query)).rows as Record<string, unknown>[]);
const states = async () =>
  Object.fromEntries(
    (await ask("SELECT key, state, person_id FROM identity ORDER BY key")).map((row) => [row["key"], row]),
  );

test("a suggestion is rejected for good, and another confirmed and split again", async () => {
  await run((tx) =>
    upsertIdentities(tx, orgId, [{ email: "mia@mail.test", name: "Mia Berg", kind: "human" }]),
  );
  await match();
  expect((await states())["git/mia@mail.test"]).toMatchObject({ state: "suggested" });
  await run((tx) => answerHint(tx, who(1), "git/mia@mail.test", false));
  await match();
  expect((await states())["git/mia@mail.test"]).toMatchObject({ state: "unmatched" });
  await run((tx) => answerHint(tx, who(1), PRIVATE, true));
  await match();
  expect((await states())[PRIVATE]?.["person_id"]).toBe((await states())[OLE]?.["person_id"]);
  await run((tx) => splitIdentity(tx, who(2), PRIVATE));
  await match();
  expect((await states())[PRIVATE]).toMatchObject({ state: "unmatched", person_id: null });
  await run((tx) => joinIdentities(tx, who(3), PRIVATE, MIA));
  await match();
  expect((await states())[PRIVATE]?.["person_id"]).toBe((await states())[MIA]?.["person_id"]);
  await expect(run((tx) => answerHint(tx, who(4), PRIVATE, false))).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await ask("SELECT action, target FROM audit_event ORDER BY action")).toEqual([
    { action: "identity.confirmed", target: `${PRIVATE} and ${OLE}` },
    { action: "identity.joined", target: `${PRIVATE} and ${MIA}` },
    { action: "identity.rejected", target: `git/mia@mail.test and ${MIA}` },
    { action: "identity.split", target: PRIVATE },
  ]);
});

test("a bot is no person, an address can be one, and a name that several have is asked about", async () => {
  await run((tx) => setKind(tx, who(5), "github.test/9", "automation"));
  await run((tx) => declarePerson(tx, who(5), "git/who@else.test"));
  await match();
  await expect(run((tx) => joinIdentities(tx, who(6), "github.test/9", MIA))).rejects.toMatchObject({
    code: "invalid",
  });
  expect((await states())["git/who@else.test"]).toMatchObject({ state: "matched" });
  expect(await run((tx) => findIdentity(tx, orgId, " OLE "))).toBe(OLE);
  await expect(run((tx) => findIdentity(tx, orgId, "nobody"))).rejects.toMatchObject({ code: "not-found" });
});

test("a table changes what differs, all of it or nothing", async () => {
  const bring = (csv: string) =>
    run(async (tx) => {
      const plan = await planIdentities(tx, orgId, parseIdentitiesCsv(csv).lines);
      if (plan.faults.length === 0) await applyIdentities(tx, who(7), plan.changes);
      return { ...plan, changes: plan.changes.map(({ words }) => words) };
    });
  expect(await bring(`identity,person\n${PRIVATE},none\nnobody,none\n${OLE},${OLE}\n`)).toEqual({
    changes: [`${PRIVATE} leaves its person`],
    faults: [{ line: 3, message: "nobody is no identity that is known" }],
  });
  expect((await states())[PRIVATE]).toMatchObject({ state: "matched" });
  expect((await bring(`identity,person\n${PRIVATE},none\n`)).changes).toHaveLength(1);
  await match();
  expect((await bring(`identity,person\n${PRIVATE},none\n`)).changes).toEqual([]);
  await expect(bring(`identity,person\n${OLE},github.test/9\n`)).rejects.toThrow("Line 2");
});

test("teams nest without loops; a person is in one once at a time; what ended stays", async () => {
  const outer = await run((tx) => addTeam(tx, who(8), "Core", null));
  const inner = await run((tx) => addTeam(tx, who(8), "Pay", outer));
  await expect(run((tx) => changeTeam(tx, who(8), outer, { name: "Core", parentId: inner }))).rejects.toThrow(
    "below itself",
  );
  await expect(run((tx) => addTeam(tx, who(8), "pay", outer))).rejects.toMatchObject({ code: "conflict" });
  const mia = await run((tx) => personOf(tx, orgId, "mia"));
  const span = { fromAt: minute(10), toAt: minute(20), level: "senior" };
  await run((tx) => addMember(tx, who(9), inner, mia, span));
  await expect(
    run((tx) => addMember(tx, who(9), inner, mia, { ...span, fromAt: minute(19), toAt: null })),
  ).rejects.toMatchObject({ code: "conflict" });
  await run((tx) => addMember(tx, who(9), inner, mia, { ...span, fromAt: minute(20), toAt: null }));
  const [row] = await ask("SELECT id FROM team_member WHERE to_at IS NULL");
  await expect(
    run((tx) => changeMember(tx, who(9), String(row?.["id"]), { ...span, fromAt: minute(15), toAt: null })),
  ).rejects.toMatchObject({ code: "conflict" });
  await run((tx) => endTeam(tx, who(30), outer));
  expect(await ask("SELECT name, parent_id, removed_at IS NULL AS open FROM team ORDER BY name")).toEqual([
    { name: "Core", parent_id: null, open: false },
    { name: "Pay", parent_id: null, open: true },
  ]);
});

test("suggestions are confirmed together as they were seen, and none of them where one has changed", async () => {
  const ida = account("github.test/20", { login: "ida", name: "Ida Holm" });
  await run((tx) => saveBatch(tx, { orgId, connectionId: orgId }, { accounts: [ida] }, minute(1)));
  await run((tx) =>
    upsertIdentities(tx, orgId, [
      { email: "i.holm@mail.test", name: "Ida Holm", kind: "human" },
      { email: "holm@else.test", name: "Ida Holm", kind: "human" },
    ]),
  );
  await match();
  const open = async () =>
    (await run((tx) => openHints(tx, orgId, 0.75))).filter(({ other }) => other === ida.key);
  const seen = await open();
  expect(seen.map(({ key, otherName, rule }) => [key, otherName, rule])).toEqual([
    ["git/holm@else.test", "Ida Holm", "same_name"],
    ["git/i.holm@mail.test", "Ida Holm", "same_name"],
  ]);
  const decisions = () => ask("SELECT 1 FROM identity_decision");
  const before = (await decisions()).length;
  await expect(
    run((tx) => confirmHints(tx, who(50), [...seen, { key: "git/who@else.test", other: MIA }])),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await decisions()).length).toBe(before);
  await run((tx) => confirmHints(tx, who(50), seen));
  await match();
  const owner: unknown = (await states())[ida.key]?.["person_id"];
  for (const { key } of seen)
    expect((await states())[key]).toMatchObject({ state: "matched", person_id: owner });
  expect(await open()).toEqual([]);
});

test("a table makes teams and members, and the same table again changes nothing", async () => {
  const csv = "team,person,level,from,to\nOps,ole,staff,,\nOps / Night,ole,,2026-03-01,2026-03-31\n";
  const plan = () => run((tx) => planMembers(tx, orgId, parseMembersCsv(csv).lines));
  const { changes, faults } = await plan();
  expect([changes.map(({ words }) => words), faults]).toEqual([
    [
      "A new team: Ops",
      "ole is in Ops from the beginning as staff",
      "A new team: Ops / Night",
      "ole is in Ops / Night from 2026-03-01 until before 2026-04-01",
    ],
    [],
  ]);
  await run((tx) => applyMembers(tx, who(40), changes));
  expect((await plan()).changes).toEqual([]);

  const access = grantSettings(grantOrg(ADMIN, orgId));
  const listed = await run((tx) => memberList(tx, access));
  expect(listed.filter(({ team }) => team.startsWith("Ops"))).toEqual([
    { team: "Ops", person: OLE, level: "staff", from: null, to: null },
    { team: "Ops / Night", person: OLE, level: null, from: "2026-03-01", to: "2026-03-31" },
  ]);
  const rows = listed.map((member) => MEMBER_COLUMNS.map((name) => member[name]));
  const told = await run((tx) =>
    planMembers(
      tx,
      orgId,
      parseMembersCsv(
        toCsv(
          MEMBER_COLUMNS,
          rows.filter(([team]) => team?.startsWith("Ops")),
        ),
      ).lines,
    ),
  );
  expect([told.changes, told.faults], "what is listed is taken back as it is").toEqual([[], []]);
});
