import { afterEach, beforeEach, expect, test } from "vitest";
import type { StreamScope } from "@/lib/model/connector.ts";
import { jiraConnector } from "@/lib/sources/jira/connector.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { depsFor, meaningOf, readStreams } from "@/tests/simulator/jira/read-jira.ts";
import { type JiraSimulator, startJira } from "@/tests/simulator/jira/start-jira.ts";

let organisation: Organisation;
let jira: JiraSimulator;
let scope: StreamScope;
let time = 0;
const now = () => new Date(time);
beforeEach(async () => {
  organisation = await makeOrganisation({ seed: "fields", size: "tiny", withGit: false });
  time = organisation.now;
  jira = await startJira(organisation.jira, { now: () => time });
  const [project] = organisation.jira.projects;
  scope = { key: `${jira.host}/${project?.id}`, name: project?.key ?? "" };
});
afterEach(() => jira.stop());

const issuesIn = () =>
  organisation.jira.issues.filter((issue) => !issue.isDeleted && scope.key.endsWith(`/${issue.project}`));

test("71: a field that was chosen and is gone is told once, and costs no issue", async () => {
  const settings = { fields: { points: ["customfield_404"] } };
  const deps = depsFor(jira, "jira_token", { now, settings });
  const { records, gaps } = await readStreams(jiraConnector, deps, [scope], { only: ["issues"] });
  expect(gaps).toEqual([
    {
      kind: "jira.field",
      externalId: "customfield_404",
      reason: expect.stringMatching(/any more/) as unknown,
    },
  ]);
  const items = meaningOf(jiraConnector, deps, records).workItems ?? [];
  expect(items).toHaveLength(issuesIn().length);
  expect(items.every(({ points }) => points === null)).toBe(true);
});

test("71: a field that is made again under another id is found within a day and all is read with it", async () => {
  const deps = depsFor(jira, "jira_token", { now });
  const first = await readStreams(jiraConnector, deps, [scope], { only: ["issues"] });
  const field = organisation.jira.fields.find(({ kind }) => kind === "points");
  if (field === undefined) throw new Error("no field for points");
  Object.assign(field, { id: "customfield_99001" });
  for (const issue of organisation.jira.issues) if (issue.points !== null) issue.points = 8;
  time += 25 * 3_600_000;
  const again = await readStreams(jiraConnector, deps, [scope], { only: ["issues"], cursors: first.cursors });
  const points = (meaningOf(jiraConnector, deps, again.records).workItems ?? []).map((item) => item.points);
  const truth = issuesIn().map((issue) => issue.points);
  expect(points.filter((one) => one === 8)).toHaveLength(truth.filter((one) => one === 8).length);
  expect(points).toHaveLength(truth.length);
});
