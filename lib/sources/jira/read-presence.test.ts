import { expect, test } from "vitest";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { depsFor } from "@/tests/simulator/jira/read-jira.ts";
import { startJira } from "@/tests/simulator/jira/start-jira.ts";
import { jiraConnector } from "./connector.ts";

const SIZE = { people: 12, teams: 3, repositories: 2, pulls: 120, days: 120, long: 0 };
const numberOf = (key: string) => Number(key.split("-")[1]);

test.each(["cloud", "server"] as const)(
  "an issue of %s that goes while a sweep runs takes no other with it",
  async (flavour) => {
    const organisation = await makeOrganisation({ seed: "sweep", size: SIZE });
    const jira = await startJira(organisation.jira, { flavour, pageCap: 10, now: () => organisation.now });
    const now = () => new Date(organisation.now);
    const deps = depsFor(jira, flavour === "cloud" ? "jira_token" : "jira_pat", { now });
    const [project] = organisation.jira.projects;
    const scope = { key: `${jira.host}/${project?.id}`, name: project?.key ?? "" };
    const existing = () =>
      organisation.jira.issues.filter((issue) => !issue.isDeleted && issue.project === project?.id);

    const stream = jiraConnector.streams(deps).find(({ name }) => name === "presence");
    const mine = existing().toSorted((a, b) => numberOf(a.key) - numberOf(b.key));
    const covered: { after: number; upTo: number | null; ids: string[] }[] = [];
    let cursor: unknown = null;
    for (let pages = 0; pages < 30; pages += 1) {
      const page = await stream?.readPage({
        scope,
        cursor,
        pageSize: null,
        now: now(),
        signal: AbortSignal.timeout(5_000),
      });
      covered.push(...(page?.records ?? []).map(({ payload }) => payload as (typeof covered)[number]));
      cursor = page?.cursor;
      if (pages === 0 && flavour === "server" && mine[3]) mine[3].isDeleted = true;
      if (page?.isLast === true && pages > 2) break;
    }
    expect(covered.length).toBeGreaterThan(2);
    for (const issue of existing()) {
      const number = numberOf(issue.key);
      const about = covered.filter(({ after, upTo }) => number > after && (upTo === null || number <= upTo));
      expect(about.length, issue.key).toBeGreaterThan(0);
      expect(
        about.every(({ ids }) => ids.includes(issue.id)),
        issue.key,
      ).toBe(true);
    }
    await jira.stop();
  },
);
