import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthKind } from "@/lib/model/connection.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import { sprintSnapshots } from "@/lib/normalized/work/sprint-snapshots.ts";
import { jiraConnector } from "@/lib/sources/jira/connector.ts";
import type { JiraIssue } from "@/prisma/scenarios/organisation/jira-site.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { depsFor, meaningOf, readStreams } from "@/tests/simulator/jira/read-jira.ts";
import { type JiraOptions, type JiraSimulator, startJira } from "@/tests/simulator/jira/start-jira.ts";

let organisation: Organisation;
const running: JiraSimulator[] = [];
beforeAll(async () => {
  organisation = await makeOrganisation({
    seed: "jira",
    size: { people: 12, teams: 3, repositories: 2, pulls: 90, days: 200, long: 0 },
  });
});
afterAll(() => Promise.all(running.map((jira) => jira.stop())));

async function read(auth: AuthKind, options: JiraOptions) {
  const now = () => organisation.now;
  const jira = await startJira(organisation.jira, { now, ...options });
  running.push(jira);
  const deps = depsFor(jira, auth, { now: () => new Date(now()) });
  const scopes = organisation.jira.projects.map(({ id, key }) => ({ key: `${jira.host}/${id}`, name: key }));
  const reading = await readStreams(jiraConnector, deps, scopes, { pageSize: 10 });
  return { jira, deps, reading, batch: meaningOf(jiraConnector, deps, reading.records) };
}

/** What of an issue must come out, from the truth about it. */
function expected(issue: JiraIssue, host: string, flavour: "cloud" | "server") {
  const { jira } = organisation;
  const user = (id: string | null) => {
    const found = jira.users.find((one) => one.accountId === id);
    return found === undefined ? null : `${host}/${flavour === "cloud" ? found.accountId : found.name}`;
  };
  const date = (at: number | null) => (at === null ? null : new Date(at));
  const links = [
    ...issue.links.map(({ type, to }) => `${WORDS[type][0]} ${host}/${to}`),
    ...jira.issues.flatMap((other) =>
      other.links
        .filter(({ to }) => to === issue.id)
        .map(({ type }) => `${WORDS[type][1]} ${host}/${other.id}`),
    ),
  ];
  return {
    key: `${host}/${issue.id}`,
    label: issue.key,
    project: `${host}/${issue.project}`,
    title: issue.summary,
    level: jira.types.find(({ id }) => id === issue.type)?.level,
    parent: issue.parent === null ? null : `${host}/${issue.parent}`,
    stage: jira.statuses.find(({ id }) => id === issue.status)?.stage,
    resolution: issue.resolution,
    points: issue.points,
    phase: issue.phase,
    assignee: user(issue.assignee),
    reporter: user(issue.reporter),
    createdAt: date(issue.createdAt),
    updatedAt: date(issue.updatedAt),
    closedAt: date(issue.resolvedAt),
    sprints: issue.sprints.map((id) => `${host}/${id}`),
    commentCount: issue.comments.length,
    questionCount: issue.comments.filter(({ isQuestion }) => isQuestion).length,
    links: [...new Set(links)].toSorted(),
    steps: issue.histories.length,
  };
}
const WORDS = {
  Blocks: ["blocks", "is_blocked_by"],
  Relates: ["relates_to", "relates_to"],
  Duplicate: ["duplicates", "is_duplicated_by"],
  Cause: ["causes", "is_caused_by"],
} as const;

function found(batch: HostBatch, key: string) {
  const item = batch.workItems?.find((one) => one.key === key);
  const links = batch.links?.filter((link) => link.item === key).map(({ kind, other }) => `${kind} ${other}`);
  const steps = new Set(batch.steps?.filter((step) => step.item === key).map(({ externalId }) => externalId));
  return { ...item, links: links?.toSorted() ?? [], steps: steps.size };
}

const CASES: readonly (readonly [name: string, auth: AuthKind, options: JiraOptions])[] = [
  ["Cloud with an API token", "jira_token", {}],
  ["Cloud through an app", "jira_oauth", { quota: 65_000 }],
  ["Data Center", "jira_pat", { flavour: "server", base: "/jira" }],
  ["an old Data Center", "jira_pat", { flavour: "server", hasOldSprints: true, historiesShown: 2 }],
];

test.each(CASES)(
  "%s: every issue comes out as it is, and no limit is broken",
  async (_name, auth, options) => {
    const { jira, reading, batch } = await read(auth, options);
    expect(reading.gaps).toEqual([]);
    expect(jira.violations()).toEqual([]);
    const { issues, boards, projects, sprints } = organisation.jira;
    expect(batch.workItems).toHaveLength(issues.length);
    for (const issue of issues) {
      const truth = expected(issue, jira.host, options.flavour ?? "cloud");
      expect(found(batch, truth.key)).toMatchObject(truth);
    }
    expect(batch.projects?.map(({ label }) => label).toSorted()).toEqual(
      projects.map(({ key }) => key).toSorted(),
    );
    expect(batch.boards).toHaveLength(boards.length);
    expect(batch.sprints).toHaveLength(sprints.length);
    const moved = issues.filter(({ previousKeys }) => previousKeys.length > 0);
    expect(moved.length).toBeGreaterThan(0);
    for (const issue of moved) {
      const moves = batch.steps?.filter(
        ({ item, field }) => item === `${jira.host}/${issue.id}` && field === "label",
      );
      expect(moves?.map(({ fromName }) => fromName)).toEqual(issue.previousKeys);
      expect(moves?.at(-1)?.toName).toBe(issue.key);
    }
    for (const sprint of batch.sprints ?? []) {
      const truth = sprints.find(({ id }) => sprint.key === `${jira.host}/${id}`);
      const items = batch.workItems?.map((item) => ({
        ...item,
        steps: batch.steps?.filter((step) => step.item === item.key) ?? [],
      }));
      const snapshots = sprintSnapshots(sprint, items ?? [], new Date(organisation.now));
      const at = (moment: string) => snapshots.filter((one) => one.moment === moment).map(({ item }) => item);
      expect(at("start")).toEqual(truth?.atStart.map((id) => `${jira.host}/${id}`).toSorted());
      expect(at("end")).toEqual(truth?.atEnd.map((id) => `${jira.host}/${id}`).toSorted());
    }
    expect(reading.pages.every(({ isLast, isComplete }) => !isLast || isComplete)).toBe(true);
  },
);
