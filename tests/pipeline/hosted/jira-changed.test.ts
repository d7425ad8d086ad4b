import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { OrgAccess } from "@/lib/auth/access.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { JiraSettings } from "@/lib/model/connection.ts";
import { changeSecrets } from "@/lib/settings/connection-store.ts";
import { changeSettings } from "@/lib/settings/connections/change-settings.ts";
import { jiraConnector } from "@/lib/sources/jira/connector.ts";
import { statusOrigin } from "@/lib/views/status-origin.ts";
import { trackerVocabulary } from "@/lib/views/tracker-vocabulary.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { understandAgainStage } from "@/workers/stages/understand-again.ts";
import { follow } from "@/workers/sync/follow.ts";
import type { JiraFault } from "../../simulator/jira/jira-fault.ts";
import { type JiraOptions, type JiraSimulator, startJira } from "../../simulator/jira/start-jira.ts";
import { syncAll, syncDeps } from "../../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";
import { SEAL } from "../../support/two-hosts.ts";

const HOUR = 3_600_000;
let database: TestDatabase;
let db: Db;
let organisation: Organisation;
let jira: JiraSimulator;
let scope: SyncScope;
let time = 0;
let orgs = 0;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
}, 120_000);
afterAll(async () => {
  await db.end();
  await database.drop();
});
beforeEach(async () => {
  organisation = await makeOrganisation({ seed: "changed", size: "tiny", withGit: false });
  time = organisation.now;
  return () => jira.stop();
});

async function connect(options: JiraOptions = {}, fault: JiraFault | null = null): Promise<void> {
  orgs += 1;
  const orgId = `018f0000-0000-7000-8000-0000000002${String(orgs).padStart(2, "0")}`;
  jira = await startJira(organisation.jira, { now: () => time, perSecond: 1_000_000, ...options });
  if (fault !== null) jira.fail(fault);
  const isServer = options.flavour === "server";
  const { email, apiToken, pat } = jira.credentials;
  const connectionId = await withOrg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `INSERT INTO connection (org_id, kind, name, auth, host, base_url, settings, hook_key)
       VALUES ($1, 'jira', 'Jira', $2, $3, $4, $5, 'hook-' || new_id()) RETURNING id`,
      [
        orgId,
        isServer ? "jira_pat" : "jira_token",
        jira.host,
        jira.url,
        JiraSettings.parse({ privateHosts: ["127.0.0.1"] }),
      ],
    );
    return rows[0]?.id ?? "";
  });
  const secrets = isServer ? { token: pat } : { email, token: apiToken };
  await withOrg(db, orgId, (tx) =>
    changeSecrets(tx, orgId, connectionId, SEAL, () => ({ ...secrets, webhookSecrets: [] })),
  );
  scope = { orgId, connectionId };
  await read();
}
const nobody = () => Promise.resolve();
const deps = () => syncDeps(db, jiraConnector, { now: () => new Date(time), follow, encryptionKeys: SEAL });
const read = () => syncAll(deps(), scope);
const rows = <Row>(query: string, values: readonly unknown[] = []): Promise<Row[]> =>
  withOrg(db, scope.orgId, async (tx) => (await tx.query(query, [...values])).rows as Row[]);
const stagesOf = async (table: "work_item" | "work_item_step", column: string, stage: string, id: string) =>
  (
    await rows<{ stage: string }>(`SELECT DISTINCT ${stage} AS stage FROM ${table} WHERE ${column} = $1`, [
      id,
    ])
  ).map((row) => row.stage);
const asked = async () =>
  (await rows<{ job: string }>("SELECT job FROM job_intent WHERE job = 'understand-again'")).length;

test("72: a status that is renamed and one in another category count anew, in items and in their histories", async () => {
  await connect();
  const { statuses, issues } = organisation.jira;
  const used = (stage: string) =>
    statuses.find(
      (one) => one.stage === stage && issues.some(({ status, isDeleted }) => status === one.id && !isDeleted),
    );
  const [active, done] = [used("active"), used("done")];
  if (active === undefined || done === undefined) throw new Error("no such statuses");
  expect(await stagesOf("work_item", "status_id", "stage", active.id)).toEqual(["active"]);
  expect(await asked(), "what is read for the first time is understood once").toBe(0);

  // Two statuses of one name, too: ids tell them apart.
  Object.assign(active, { name: "Blocked by others" });
  Object.assign(done, { name: "Blocked by others", category: "indeterminate" });
  time += HOUR;
  await read();
  expect(await asked()).toBe(1);
  const again = () => understandAgainStage({ ...deps(), askTurn: nobody, askApply: nobody })(scope);
  expect(await again()).toBeGreaterThan(0);
  for (const { id } of [active, done]) {
    expect(await stagesOf("work_item", "status_id", "stage", id)).toEqual(["waiting"]);
    expect(await stagesOf("work_item_step", "to_id", "to_stage", id)).toEqual(["waiting"]);
  }
  expect(await again(), "and once is enough").toBe(0);
});

test("70: a project that is gone blocks its own lists and takes nothing with it; when it is back, they go on", async () => {
  await connect();
  const [first, second] = organisation.jira.projects;
  const kept = () =>
    rows("SELECT key, deleted_at FROM work_item WHERE project = $1 ORDER BY key", [
      `${jira.host}/${first?.id}`,
    ]);
  const before = await kept();
  const states = async (id: string | undefined) => {
    const at = [`${jira.host}/${id}`];
    const found = await rows<{ stream: string; state: string }>(
      "SELECT stream, state FROM sync_stream WHERE scope = $1 ORDER BY 1",
      at,
    );
    return found.map(({ stream, state }) => `${stream} ${state}`);
  };
  const all = (state: string) =>
    ["boards", "changelogs", "issues", "presence", "remote_links", "sprints"].map(
      (stream) => `${stream} ${state}`,
    );
  jira.hidden.add(first?.id ?? "");
  time += HOUR;
  await read();
  expect(await states(first?.id)).toEqual(all("blocked"));
  expect(await states(second?.id)).toEqual(all("ok"));
  const [told] = await rows<{ cause: string; fix: string }>(
    "SELECT cause, fix FROM sync_stream WHERE scope = $1 LIMIT 1",
    [`${jira.host}/${first?.id}`],
  );
  expect([told?.cause, told?.fix]).toEqual([expect.stringMatching(/\w{4}/), expect.stringMatching(/\w{4}/)]);
  expect(before.length).toBeGreaterThan(0);
  expect(await kept()).toEqual(before);
  jira.hidden.clear();
  time += HOUR;
  await read();
  expect(await states(first?.id)).toEqual(all("ok"));
});

test("84: a Data Center without the boards' interface reads all else, and says so of the boards", async () => {
  await connect({ flavour: "server", base: "/jira" });
  jira.fail({ kind: "missing", path: /\/agile\//, times: 10_000 });
  time += 7 * HOUR;
  await read();
  const found = await rows<{ stream: string; state: string }>(
    "SELECT DISTINCT stream, state FROM sync_stream WHERE state <> 'ok'",
  );
  expect(found).toEqual([{ stream: "boards", state: "partial" }]);
  const aside = await rows<{ reason: string }>("SELECT DISTINCT reason FROM quarantine");
  expect(aside).toEqual([{ reason: expect.stringContaining("Jira Software is missing") as unknown }]);
});

test("statuses whose list is refused are known by the issues in them, and count as a person chooses", async () => {
  await connect({}, { kind: "forbidden", path: /\/status$/, times: 10_000 });
  const access = { orgId: scope.orgId } as OrgAccess;
  const known = () =>
    withOrg(
      db,
      scope.orgId,
      async (tx) => (await trackerVocabulary(tx, access, scope.connectionId)).statuses,
    );
  const used = new Set(organisation.jira.issues.filter((one) => !one.isDeleted).map(({ status }) => status));
  const told = await known();
  expect(told.map(({ id }) => id).toSorted()).toEqual([...used].toSorted());
  expect(told.map((status) => statusOrigin(status, undefined))).toEqual(told.map(() => "name"));
  const [first] = told;
  if (first === undefined) throw new Error("no status");
  const stage = first.stage === "ready" ? "waiting" : "ready";
  await withOrg(db, scope.orgId, (tx) =>
    changeSettings(tx, {
      ...scope,
      userId: null,
      version: null,
      action: "connection.maps_changed",
      values: { stages: { [first.id]: stage } },
    }),
  );
  await understandAgainStage({ ...deps(), askTurn: nobody, askApply: nobody })(scope);
  expect(await stagesOf("work_item", "status_id", "stage", first.id)).toEqual([stage]);
});
