import { afterEach, beforeAll, expect, test } from "vitest";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, StreamScope } from "@/lib/model/connector.ts";
import { jiraConnector } from "@/lib/sources/jira/connector.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import type { JiraFault } from "@/tests/simulator/jira/jira-fault.ts";
import {
  depsFor,
  type Kept,
  meaningOf,
  memoryBudget,
  readStreams,
} from "@/tests/simulator/jira/read-jira.ts";
import { type JiraOptions, type JiraSimulator, startJira } from "@/tests/simulator/jira/start-jira.ts";

/** Long enough for a history before the last 90 days, and for many pages. */
const SIZE = { people: 12, teams: 3, repositories: 2, pulls: 240, days: 240, long: 0 };
let organisation: Organisation;
let jira: JiraSimulator;
let time = 0;
const now = () => new Date(time);
beforeAll(async () => {
  organisation = await makeOrganisation({ seed: "faults", size: SIZE });
});
afterEach(() => jira.stop());

async function start(options: JiraOptions = {}): Promise<StreamScope> {
  organisation = structuredClone(organisation);
  time = organisation.now;
  jira = await startJira(organisation.jira, { now: () => time, ...options });
  const [project] = organisation.jira.projects;
  return { key: `${jira.host}/${project?.id}`, name: project?.key ?? "" };
}
const issuesIn = (scope: StreamScope) =>
  organisation.jira.issues.filter((issue) => !issue.isDeleted && scope.key.endsWith(`/${issue.project}`));

async function failing(call: Promise<unknown>): Promise<SourceFailure> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SourceFailure))
    throw new Error(`expected a failure of the source, got ${String(error)}`);
  return error;
}
const readIssues = (deps: ConnectorDeps, scope: StreamScope, pageSize?: number) =>
  readStreams(jiraConnector, deps, [scope], { only: ["issues"], ...(pageSize ? { pageSize } : {}) });

test.each<[kind: JiraFault["kind"], expected: SourceFailure["kind"], fix: RegExp]>([
  ["unauthorized", "credential", /new API token/],
  ["login-page", "credential", /path included/],
  ["forbidden", "permission", /right to browse/],
  ["truncated", "malformed", /by itself/],
  ["not-json", "malformed", /by itself/],
  ["error-500", "unreachable", /by itself/],
  ["quota", "limited", /by itself/],
])("a site that answers with %s: %s, with the next step", async (kind, expected, fix) => {
  const scope = await start();
  jira.fail({ kind, path: /search\/jql/, times: 10 });
  const failure = await failing(readIssues(depsFor(jira, "jira_token", { now }), scope));
  expect(failure.kind).toBe(expected);
  expect(failure.fix).toMatch(fix);
  expect(failure.until === null).toBe(expected !== "limited");
});

test("a page that breaks the server is read in smaller ones", async () => {
  const scope = await start();
  jira.fail({ kind: "error-502", path: /search\/jql/, times: 2 });
  const { records, pages } = await readIssues(depsFor(jira, "jira_token", { now }), scope);
  expect(records).toHaveLength(issuesIn(scope).length);
  expect(pages[0]?.pageSize).toBe(25);
});

test.each<[name: string, fault: JiraFault]>([
  ["refused", { kind: "refuse-page-token", path: /search\/jql/, after: 2, times: 2 }],
  ["given again", { kind: "repeat-page-token", path: /search\/jql/, after: 2, times: 1 }],
  ["empty", { kind: "empty-page-token", path: /search\/jql/, after: 1, times: 1 }],
])("a page token that is %s costs a minute of issues and loses none", async (_name, fault) => {
  const scope = await start();
  jira.fail(fault);
  const { records } = await readIssues(depsFor(jira, "jira_token", { now }), scope, 10);
  const ids = new Set(records.map(({ externalId }) => externalId));
  expect(ids.size).toBe(issuesIn(scope).length);
});

test("a burst holds back one endpoint and nothing else; nobody asks before its time", async () => {
  const scope = await start();
  const deps = depsFor(jira, "jira_token", { now });
  jira.fail({ kind: "burst", path: /search\/jql/ });
  const failure = await failing(readIssues(deps, scope));
  expect(failure.kind).toBe("limited");
  await failing(readIssues(deps, scope));
  const others = await readStreams(jiraConnector, deps, [scope], { only: ["statuses", "boards"] });
  expect(others.records.length).toBeGreaterThan(0);
  time = failure.until?.getTime() ?? 0;
  const { records } = await readIssues(deps, scope);
  expect(records).toHaveLength(issuesIn(scope).length);
  expect(jira.violations()).toEqual([]);
});

test("a spent quota closes the whole site until its reset", async () => {
  const scope = await start({ quota: 8 });
  const deps = depsFor(jira, "jira_oauth", { now });
  const failure = await failing(readIssues(deps, scope));
  expect(failure.kind).toBe("limited");
  expect((failure.until?.getTime() ?? 1) % 3_600_000).toBe(0);
  const other = await failing(readStreams(jiraConnector, deps, [scope], { only: ["statuses"] }));
  expect(other.kind).toBe("limited");
  expect(jira.violations()).toEqual([]);
});

test("refresh tokens rotate: one exchange for many readers, kept before use, again when an access token ends early", async () => {
  const scope = await start({ accessSeconds: 3_600 });
  const kept: Kept = { secrets: { webhookSecrets: [] }, times: 0 };
  const deps = depsFor(jira, "jira_oauth", { now, kept });
  await Promise.all([1, 2, 3].map(() => readStreams(jiraConnector, deps, [scope], { only: ["statuses"] })));
  expect(kept.times).toBe(1);
  jira.signIn.expire();
  await readStreams(jiraConnector, deps, [scope], { only: ["statuses"] });
  time += 3_600_000;
  await readStreams(jiraConnector, { ...deps, secrets: kept.secrets }, [scope], { only: ["statuses"] });
  expect(kept.times).toBe(3);
  expect(jira.violations()).toEqual([]);
  jira.signIn.revoke();
  time += 3_600_000;
  const failure = await failing(readStreams(jiraConnector, deps, [scope], { only: ["statuses"] }));
  expect([failure.kind, failure.fix]).toEqual(["credential", expect.stringMatching(/Sign in to Jira again/)]);
});

test("what changes while a project is read is read too; what was updated since comes alone", async () => {
  const scope = await start();
  const deps = depsFor(jira, "jira_token", { now });
  const stream = jiraConnector.streams(deps).find(({ name }) => name === "issues");
  const seen = new Map<string, string>();
  const mine = issuesIn(scope);
  let cursor: unknown = null;
  for (let round = 0, isCalm = false; round < 60 && !isCalm; round += 1) {
    const signal = AbortSignal.timeout(5_000);
    const page = await stream?.readPage({ scope, cursor, pageSize: 10, now: now(), signal });
    for (const { externalId, payload } of page?.records ?? []) {
      seen.set(
        externalId ?? "",
        (payload as { issue: { fields: { updated: string } } }).issue.fields.updated,
      );
    }
    cursor = JSON.parse(JSON.stringify(page?.cursor));
    isCalm = round > 10 && page?.isLast === true;
    time += 61_000;
    const touched = mine[(round * 7) % mine.length];
    if (round < 8 && touched) touched.updatedAt = Math.floor(time / 1000) * 1000;
  }
  for (const issue of mine) {
    expect(Date.parse(seen.get(`${jira.host}/${issue.id}`) ?? ""), issue.key).toBe(issue.updatedAt);
  }
  time += 3_600_000;
  const asked = jira.requests.length;
  const quiet = await readStreams(jiraConnector, deps, [scope], {
    only: ["issues"],
    cursors: new Map([[`issues ${scope.key}`, cursor]]),
  });
  expect(quiet.records.length).toBeLessThanOrEqual(8);
  expect(mine.length).toBeGreaterThan(50);
  expect(jira.requests.length - asked).toBe(1);
});

test.each(["America/New_York", "Asia/Tokyo"])("updates are found on the wall clock of %s", async (zone) => {
  await start();
  await jira.stop();
  const viewer = organisation.jira.users.find(({ timeZone }) => timeZone === zone)?.accountId ?? "";
  const scope = await start({ viewer });
  const deps = depsFor(jira, "jira_token", { now });
  const first = await readIssues(deps, scope);
  const [issue] = issuesIn(scope);
  time += 1_800_000;
  if (issue) issue.updatedAt = time - 60_000;
  const { records } = await readStreams(jiraConnector, deps, [scope], {
    only: ["issues"],
    cursors: first.cursors,
  });
  expect(records.map(({ externalId }) => externalId)).toContain(`${jira.host}/${issue?.id}`);
});

test("a sweep names what exists; a project that is hidden meanwhile concludes nothing", async () => {
  const scope = await start();
  const deps = depsFor(jira, "jira_token", { now });
  const [gone, ...rest] = issuesIn(scope);
  if (gone) gone.isDeleted = true;
  const { records } = await readStreams(jiraConnector, deps, [scope], { only: ["presence"] });
  const [presence] = meaningOf(jiraConnector, deps, records).presence ?? [];
  expect(presence?.upTo).toBeNull();
  expect(presence?.items.toSorted()).toEqual(rest.map(({ id }) => `${jira.host}/${id}`).toSorted());
  jira.hidden.add(scope.key.split("/").at(-1) ?? "");
  const failure = await failing(readStreams(jiraConnector, deps, [scope], { only: ["presence"] }));
  expect(failure.kind).toBe("lost");
});

test("bulk changelogs that a site does not have are read one by one, long ones page by page", async () => {
  const scope = await start();
  const deps = depsFor(jira, "jira_token", { now });
  const [long] = issuesIn(scope);
  const entry = long?.histories.at(-1);
  for (let more = 0; long && entry && more < 250; more += 1)
    long.histories.push({ ...entry, id: `9${more}` });
  const whole = await readStreams(jiraConnector, deps, [scope], { only: ["changelogs"] });
  jira.fail({ kind: "missing", path: /bulkfetch/, times: 100 });
  const single = await readStreams(jiraConnector, deps, [scope], { only: ["changelogs"] });
  const ids = (reading: typeof whole) => reading.records.map(({ externalId }) => externalId ?? "").toSorted();
  expect(ids(single)).toEqual(ids(whole));
  expect(single.gaps).toEqual([]);
});

test("a query of the organisation's own narrows; one that names a missing field says so", async () => {
  const scope = await start();
  const label = "auth";
  const narrowed = depsFor(jira, "jira_token", {
    now,
    settings: { jql: `labels = ${label} ORDER BY created` },
  });
  const { records } = await readIssues(narrowed, scope);
  expect(records).toHaveLength(issuesIn(scope).filter(({ labels }) => labels.includes(label)).length);
  const wrong = depsFor(jira, "jira_token", { now, settings: { jql: "team = Red" } });
  const failure = await failing(readIssues(wrong, scope));
  expect([failure.kind, failure.message]).toEqual([
    "unsupported",
    expect.stringMatching(/'team = Red' is not understood/),
  ]);
});

test("the allowance is asked for what a page will cost, for the site and for the endpoint", async () => {
  const scope = await start();
  const budget = memoryBudget(now);
  await readIssues({ ...depsFor(jira, "jira_token", { now }), budget }, scope);
  expect(budget.asked).toContainEqual({ resource: "jira", points: 101 });
  expect(budget.asked).toContainEqual({ resource: "jira POST /search/jql", points: 1 });
});
