import { afterAll, beforeAll, expect, test } from "vitest";
import { withOrg } from "@/lib/core/db.ts";
import { askStreams } from "@/lib/raw/stream-list-store.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import { connectorOf } from "@/lib/sources/registry.ts";
import type { SyncDeps } from "@/workers/stages/sync-connection.ts";
import { understandAgainStage } from "@/workers/stages/understand-again.ts";
import { type HostPair, startHostPair } from "../../support/host-pair.ts";
import { syncAll, syncDeps } from "../../support/sync-lab.ts";
import { differences } from "../../support/truth/differences.ts";
import { storedTruth, TOLD_TABLES } from "../../support/truth/stored-truth.ts";
import { truthOf } from "../../support/truth/truth-of.ts";

const ORG = "018f0000-0000-7000-8000-00000000000a";
let hosts: HostPair;
let scopes: Awaited<ReturnType<HostPair["connect"]>>;
let deps: SyncDeps;

beforeAll(async () => {
  hosts = await startHostPair({ seed: "truth", size: "tiny", withGit: false });
  scopes = await hosts.connect(ORG);
  const now = () => new Date(hosts.github.clock.now());
  deps = { ...syncDeps(hosts.db, githubConnector), connectorOf, now };
});
afterAll(() => hosts.stop());

const readAll = async (): Promise<void> => {
  for (const scope of [scopes.github, scopes.jira]) await syncAll(deps, scope);
};
const tuples = () =>
  withOrg(hosts.db, ORG, async (tx) => {
    const found: Record<string, unknown> = {};
    for (const table of TOLD_TABLES)
      found[table] = (await tx.query(`SELECT ctid, xmin, xmax FROM ${table} ORDER BY ctid`)).rows;
    const records = "SELECT ctid, xmin, xmax FROM raw_record ORDER BY ctid";
    return { ...found, raw_record: (await tx.query(records)).rows };
  });

test("what was made up stands in the database, field by field, read through both connectors", async () => {
  const { organisation, github, jira } = hosts;
  await readAll();
  const found = await storedTruth(hosts.db, ORG);
  const truth = truthOf(organisation, github.url, jira.url);
  expect(differences(truth, found).slice(0, 40)).toEqual([]);
  expect(TOLD_TABLES.filter((table) => found[table]?.length === 0)).toEqual([]);
  const streams = await withOrg(hosts.db, ORG, async (tx) => {
    const states =
      "SELECT stream, scope, state, cause, gaps FROM sync_stream WHERE state <> 'ok' OR gaps > 0";
    return (await tx.query(states)).rows;
  });
  expect(streams).toEqual([]);
  expect([github.violations(), jira.violations()]).toEqual([[], []]);
});

test("read again, and understood again from what was said, nothing is written", async () => {
  const before = await tuples();
  for (const scope of [scopes.github, scopes.jira])
    await withOrg(hosts.db, ORG, (tx) => askStreams(tx, scope, {}, deps.now()));
  await readAll();
  expect(await tuples()).toEqual(before);
  const again = { ...deps, askTurn: async () => undefined, askApply: async () => undefined };
  for (const scope of [scopes.github, scopes.jira]) expect(await understandAgainStage(again)(scope)).toBe(0);
  expect(await tuples()).toEqual(before);
});
