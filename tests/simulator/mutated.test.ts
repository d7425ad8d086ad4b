import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connector, ConnectorDeps, StreamScope } from "@/lib/model/connector.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import { jiraConnector } from "@/lib/sources/jira/connector.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { mutantsOf } from "../support/mutants.ts";
import { depsFor as githubDeps, readEverything } from "../support/read-everything.ts";
import { type GithubSimulator, startGithub } from "./github/start-github.ts";
import { depsFor as jiraDeps, readStreams } from "./jira/read-jira.ts";
import { type JiraSimulator, startJira } from "./jira/start-jira.ts";

let github: GithubSimulator;
let jira: JiraSimulator;
const told = new Map<Connector, { deps: ConnectorDeps; records: readonly RawRecord[] }>();

beforeAll(async () => {
  const organisation = await makeOrganisation({ seed: "mutated", size: "tiny", withGit: false });
  github = await startGithub(organisation, { fast: true });
  jira = await startJira(organisation.jira, { now: () => organisation.now, perSecond: 1_000_000 });
  const ofGithub = githubDeps(github.url, github.tokens.admin, () => new Date(github.clock.now()), {
    settings: { organisations: [organisation.login] },
  });
  told.set(githubConnector, {
    deps: ofGithub,
    records: (await readEverything(githubConnector, ofGithub)).records,
  });
  const ofJira = jiraDeps(jira, "jira_token", { now: () => new Date(organisation.now) });
  const scopes: StreamScope[] = organisation.jira.projects.map(({ id, key }) => ({
    key: `${jira.host}/${id}`,
    name: key,
  }));
  told.set(jiraConnector, {
    deps: ofJira,
    records: (await readStreams(jiraConnector, ofJira, scopes)).records,
  });
}, 120_000);
afterAll(async () => {
  await github.stop();
  await jira.stop();
});

/** The record of each kind that says most, of those that are short enough to be read a thousand times. */
function richest(records: readonly RawRecord[]): RawRecord[] {
  const found = new Map<string, RawRecord>();
  const sizeOf = (one: RawRecord | undefined) => JSON.stringify(one?.payload ?? "").length;
  for (const record of records)
    if (sizeOf(record) < 6_000 && sizeOf(record) > sizeOf(found.get(record.kind)))
      found.set(record.kind, record);
  return [...found.values()];
}
const rowsOf = (batch: HostBatch): unknown[] => Object.values(batch).flat();
/** Values that no table takes, wherever they stand. */
function unstorable(value: unknown): boolean {
  if (value instanceof Date) return Number.isNaN(value.getTime());
  if (typeof value === "number") return !Number.isFinite(value);
  if (typeof value === "string") return /[\0\p{Surrogate}]/u.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(unstorable);
}

test.each([
  ["GitHub", githubConnector],
  ["Jira", jiraConnector],
])(
  "whatever is wrong with one record of %s, it is understood or refused in words, and its neighbour stands",
  (_name, connector) => {
    const { deps, records } = told.get(connector)!;
    const context = { host: deps.host, settings: deps.settings, stages: new Map() };
    const wrong: string[] = [];
    let mutants = 0;
    for (const record of richest(records)) {
      const sound = { ...record, externalId: `${deps.host}/sound` };
      const alone = rowsOf(connector.understand([sound], context).batch).length;
      for (const { how, payload } of mutantsOf(record.payload)) {
        mutants += 1;
        const what = `${record.kind}: ${how}`;
        try {
          const { batch, unreadable } = connector.understand([{ ...record, payload }, sound], context);
          if (unreadable.some(({ reason }) => /could not be read/.test(reason)))
            wrong.push(`${what} broke a reader`);
          if (unreadable.some(({ externalId }) => externalId === sound.externalId))
            wrong.push(`${what} took its neighbour along`);
          if (alone > 0 && rowsOf(batch).length < 1) wrong.push(`${what} left no row of its neighbour`);
          if (rowsOf(batch).some(unstorable)) wrong.push(`${what} makes a row that no table takes`);
        } catch (error) {
          wrong.push(`${what} threw ${String(error)}`);
        }
      }
    }
    expect(mutants).toBeGreaterThan(1_000);
    expect(wrong.slice(0, 30)).toEqual([]);
  },
);
