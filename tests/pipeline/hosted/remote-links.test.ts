import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb } from "@/lib/core/db.ts";
import { jiraConnector } from "@/lib/sources/jira/connector.ts";
import type { JiraIssue } from "@/prisma/scenarios/organisation/jira-site.ts";
import { linkChangesStage } from "@/workers/stages/link-changes.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { follow } from "@/workers/sync/follow.ts";
import { type JiraSimulator, startJira } from "../../simulator/jira/start-jira.ts";
import { type HostedLab, openHosted } from "../../support/hosted-lab.ts";
import { syncAll, syncDeps } from "../../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";
import { connectBoth, SEAL } from "../../support/two-hosts.ts";

const ORG = "018f0000-0000-7000-8000-0000000000c7";
const HOUR = 3_600_000;
let database: TestDatabase;
let db: Db;
let lab: HostedLab;
let jira: JiraSimulator;
let scope: SyncScope;
let time = 0;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  lab = await openHosted(db, ORG);
  time = lab.organisation.now;
  jira = await startJira(lab.organisation.jira, { now: () => time, perSecond: 1_000_000, quota: 65_000 });
  const { login } = lab.organisation;
  const github = { url: "http://127.0.0.1:9", token: "none", organisation: login };
  const { email, apiToken: token } = jira.credentials;
  scope = (await connectBoth(db, ORG, github, { url: jira.url, email, token })).jira;
}, 120_000);
afterAll(async () => {
  await jira.stop();
  await lab.close();
  await db.end();
  await database.drop();
});

const link = () => linkChangesStage({ db })({ orgId: ORG, repo: null });
/** Takes what is due of Jira an hour later; answers of which issues it was asked what they point to. */
async function anHourLater(): Promise<string[]> {
  const seen = jira.requests.length;
  time += HOUR;
  const now = () => new Date(time);
  await syncAll(syncDeps(db, jiraConnector, { now, follow, encryptionKeys: SEAL }), scope);
  const asked = jira.requests
    .slice(seen)
    .flatMap(({ path }) => /\/issue\/(\d+)\/remotelink$/.exec(path)?.[1] ?? []);
  expect(jira.violations()).toEqual([]);
  return asked.toSorted();
}
const linksOf = (change: string) =>
  lab.rows("SELECT item, rule, strength, evidence FROM development_link WHERE change = $1", [change]);

test("what no text names is found by where its issue points; each issue is asked about once, and again when it changed", async () => {
  expect(await anHourLater(), "nothing that it could belong to is known").toEqual([]);
  await lab.sync();
  await link();
  expect(await anHourLater(), "what names issues is looked for first").toEqual([]);

  const rows = await lab.rows<{ key: string }>(
    `SELECT i.key FROM work_item i WHERE i.key LIKE $1 AND i.level < 1 AND i.deleted_at IS NULL
       AND i.stage IN ('active', 'review', 'waiting', 'done') AND i.updated_at > $2
       AND NOT EXISTS (SELECT 1 FROM development_link l WHERE l.item = i.key)`,
    [`${jira.host}/%`, new Date(time - 90 * 24 * HOUR)],
  );
  const unnamed = rows.map(({ key }) => key.slice(key.indexOf("/") + 1)).toSorted();
  expect(unnamed.length).toBeGreaterThan(2);
  const [pull] = await lab.rows<{ number: number; name: string; key: string }>(
    `SELECT p.number, h.full_name AS name, h.key FROM pull_request p JOIN host_repository h ON h.key = p.repo
     WHERE NOT EXISTS (SELECT 1 FROM development_link l WHERE l.repo = p.repo AND l.change = 'pr:' || p.number)
       AND p.number NOT IN (SELECT number FROM pull_request WHERE repo <> p.repo) LIMIT 1`,
  );
  const issue = issueOf(unnamed[0]);
  const url = `https://${pull?.key.split("/")[0]}/${pull?.name.toUpperCase()}/pull/${pull?.number}/files`;
  issue.remoteLinks = [
    { url, title: "The change" },
    { url: "https://wiki.example.org/page", title: "A page" },
  ];
  const before = jira.points();
  expect(await anHourLater()).toEqual(unnamed);
  expect(jira.points() - before, "asking is counted").toBeGreaterThanOrEqual(unnamed.length);
  await link();
  expect(await linksOf(`pr:${pull?.number}`)).toEqual([
    {
      item: `${jira.host}/${issue.id}`,
      rule: "remote_link",
      strength: 0.85,
      evidence: `${issue.key} points to ${pull?.name}#${pull?.number}`,
    },
  ]);

  expect(await anHourLater(), "nothing changed").toEqual([]);
  issue.remoteLinks = [];
  issue.updatedAt = time;
  expect(await anHourLater()).toEqual([issue.id]);
  await link();
  expect(await linksOf(`pr:${pull?.number}`)).toEqual([]);
}, 120_000);

function issueOf(id: string | undefined): JiraIssue {
  const found = lab.organisation.jira.issues.find((one) => one.id === id);
  if (found === undefined) throw new Error("no such issue");
  return found;
}
