import { expect, test } from "vitest";
import { jiraConnector } from "@/lib/sources/jira/connector.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { depsFor, meaningOf, readStreams } from "@/tests/simulator/jira/read-jira.ts";
import { startJira } from "@/tests/simulator/jira/start-jira.ts";

test("a signed message leads to the reading that brings what changed; a deletion is told by its message", async () => {
  const organisation = await makeOrganisation({ seed: "hooks", size: "tiny" });
  let time = organisation.now;
  const jira = await startJira(organisation.jira, { now: () => time });
  const deps = depsFor(jira, "jira_token", { now: () => new Date(time) });
  const scopes = organisation.jira.projects.map(({ id, key }) => ({ key: `${jira.host}/${id}`, name: key }));
  const before = await readStreams(jiraConnector, deps, scopes, { only: ["issues"] });
  const [changed, gone] = organisation.jira.issues;
  if (changed === undefined || gone === undefined) throw new Error("no issues");
  time += 600_000;
  changed.summary = "Something else";
  changed.updatedAt = time;
  gone.isDeleted = true;

  const context = { host: jira.host, settings: deps.settings, stages: new Map() };
  const deliver = (id: string, event: "jira:issue_updated" | "jira:issue_deleted", issue: typeof changed) => {
    const { headers, body } = jira.message("the secret", id, event, issue);
    expect(jiraConnector.hook.isGenuine(["the secret"], Buffer.from(body), headers, new Date(time))).toBe(
      true,
    );
    const told: unknown = JSON.parse(body);
    const head = jiraConnector.hook.head(headers, told);
    if (head === null) throw new Error("no head");
    expect(head.deliveryId).toBe(id);
    return jiraConnector.hook.understand(head, told, context);
  };
  const { refresh } = deliver("a", "jira:issue_updated", changed);
  const asked = scopes.filter(({ key }) => refresh.some(({ scope }) => scope === key));
  expect(asked).toHaveLength(1);
  const after = await readStreams(jiraConnector, deps, asked, { only: ["issues"], cursors: before.cursors });
  const titles = meaningOf(jiraConnector, deps, after.records).workItems?.map(({ title }) => title);
  expect(titles).toContain("Something else");
  expect(deliver("b", "jira:issue_deleted", gone).batch.deletedItems).toEqual([`${jira.host}/${gone.id}`]);
  await jira.stop();
});
