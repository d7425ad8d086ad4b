import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import { refreshInitiators } from "@/lib/normalized/people/initiator-store.ts";
import { matchPeopleStage } from "@/workers/stages/match-people.ts";
import { account, minute, pullRequest } from "../support/host-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const CONNECTION = "018f0000-0000-7000-8000-000000000002";
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
const match = () =>
  matchPeopleStage({ db, now: () => minute(200), toolOf: () => null, follow: [] })({ orgId });
const ask = async (query: string): Promise<Record<string, unknown>[]> =>
  withOrg(db, orgId, async (tx) => (await tx.query(query)).rows as Record<string, unknown>[]);
const personOf = async (key: string) =>
  (await ask(`SELECT person_id FROM identity WHERE key = '${key}'`))[0]?.["person_id"];

const MIA = account("github.test/7", { login: "mia", name: "Mia Berg", email: "mia@acme.test" });
const OLE = account("github.test/8", { login: "ole", name: "Ole Lund" });
const AGENT = account("github.com/198982749", { login: "copilot-swe-agent[bot]", kind: "agent" });

test("who had an agent write a pull request is kept, once", async () => {
  const repo = "github.test/1";
  const event = (number: number, subject: string) => ({
    repo,
    number,
    externalId: `e${number}`,
    kind: "assigned" as const,
    at: minute(1),
    subject,
    actor: OLE.key,
  });
  await save({
    accounts: [MIA, OLE, AGENT],
    pullRequests: [
      pullRequest(repo, 1, { author: AGENT.key }),
      pullRequest(repo, 2, { author: MIA.key }),
      pullRequest(repo, 3, { author: AGENT.key }),
    ],
    events: [event(1, AGENT.key), event(2, MIA.key)],
  });
  const pulls = [1, 2, 3].map((number) => ({ repo, number }));
  const refresh = () => withOrg(db, orgId, (tx) => refreshInitiators(tx, orgId, pulls));
  expect([await refresh(), await refresh()]).toEqual([1, 0]);
  expect(await ask("SELECT number, account, rule FROM pull_initiator")).toEqual([
    { number: 1, account: OLE.key, rule: "requester" },
  ]);
});

test("whom the vendor's line names had the agent write it: by the account of that login, or by the login until there is one", async () => {
  const repo = "github.test/1";
  const run = "Link to Devin run: https://app.devin.ai/sessions/1";
  const by = (who: string) => ({ body: `Requested by: ${who}\n${run}` });
  await save({
    accounts: [MIA, OLE, AGENT],
    pullRequests: [
      pullRequest(repo, 1, { author: AGENT.key, ...by(`Mia (@${MIA.login?.toUpperCase()})`) }),
      pullRequest(repo, 2, { author: AGENT.key, ...by("@newcomer") }),
      pullRequest(repo, 3, { author: AGENT.key, ...by(`@${AGENT.login}`) }),
      pullRequest(repo, 4, { author: OLE.key, ...by("@mia") }),
    ],
  });
  const pulls = [1, 2, 3, 4].map((number) => ({ repo, number }));
  const refresh = () => withOrg(db, orgId, (tx) => refreshInitiators(tx, orgId, pulls));
  expect([await refresh(), await refresh()]).toEqual([2, 0]);
  expect(await ask("SELECT number, account, rule FROM pull_initiator ORDER BY 1")).toEqual([
    { number: 1, account: MIA.key, rule: "named" },
    { number: 2, account: "github.test/@newcomer", rule: "named" },
  ]);
  await match();
  expect(await personOf("github.test/@newcomer"), "nobody's yet").toBeNull();
  await save({ accounts: [account("github.test/77", { login: "Newcomer", name: "Nia New" })] });
  await match();
  expect(await personOf("github.test/@newcomer")).toBe(await personOf("github.test/77"));
  // The text is changed, or its author turns out to be a person: what it said is gone.
  await save({ pullRequests: [pullRequest(repo, 1, { author: OLE.key, updatedAt: minute(2) })] }, minute(2));
  expect(await refresh(), "one out; the other by its account from now on").toBe(3);
  expect(await ask("SELECT number, account FROM pull_initiator")).toEqual([
    { number: 2, account: "github.test/77" },
  ]);
});
