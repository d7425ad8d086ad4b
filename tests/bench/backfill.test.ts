import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { syncConnection } from "@/lib/jobs/sync-connection.ts";
import { askStreams, streamsOf } from "@/lib/raw/stream-list-store.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { type Counted, type HostsProcess, startHosts } from "../support/hosts-process.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";
import { differences } from "../support/truth/differences.ts";
import { storedTruth } from "../support/truth/stored-truth.ts";
import { truthOf } from "../support/truth/truth-of.ts";
import { connectBoth } from "../support/two-hosts.ts";
import { startWorkerProcess, type WorkerProcess } from "../support/worker-process.ts";
import { allowancesOf, type Spent } from "./allowances.ts";

const ORG = "018f0000-0000-7000-8000-00000000000a";
const SEED = "bench";
const SIZE = process.env["ASSAY_BENCH_ORGANISATION"] === "small" ? "small" : "full";

let database: TestDatabase;
let db: Db;
let hosts: HostsProcess;
let scopes: readonly SyncScope[];
let worker: WorkerProcess | undefined;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "assay-backfill-"));
  database = await testDatabase();
  db = openDb(database.appUrl, { statementTimeoutMs: 0 });
  hosts = await startHosts(SEED, SIZE);
  const github = { ...hosts.github, organisation: "acme" };
  scopes = Object.values(await connectBoth(db, ORG, github, hosts.jira));
  worker = await startWorkerProcess(database, dataDir);
});
afterAll(async () => {
  worker?.child.kill("SIGKILL");
  await worker?.exited;
  hosts.stop();
  await db.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Asks for everything, waits until all lists have been read, and answers the seconds that took. */
async function readAll(): Promise<number> {
  const began = new Date();
  for (const scope of scopes) {
    await withOrg(db, ORG, (tx) => askStreams(tx, scope, {}, began));
    await recordIntent(db, syncConnection, scope);
  }
  for (;;) {
    await sleep(200);
    const each = await Promise.all(scopes.map((scope) => withOrg(db, ORG, (tx) => streamsOf(tx, scope))));
    const isRead = each.every(
      (streams) =>
        streams.some(({ scope }) => scope !== "") &&
        streams.every(
          ({ state, lastRunAt, nextRunAt }) =>
            !["running", "waiting", "behind"].includes(state) &&
            lastRunAt !== null &&
            lastRunAt >= began &&
            nextRunAt !== null,
        ),
    );
    if (isRead) return (Date.now() - began.getTime()) / 1_000;
  }
}
const peakMb = (): number => {
  const status = readFileSync(`/proc/${worker?.child.pid ?? 0}/status`, "utf8");
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1_024);
};
const spentBy = () =>
  withOrg(db, ORG, async (tx) => {
    const sums = `SELECT c.kind || ': ' || stream AS stream, sum(items)::int AS items, sum(requests)::int AS requests, sum(points)::int AS points,
        sum(pages)::int AS pages FROM stream_run JOIN connection c ON c.id = connection_id GROUP BY 1 ORDER BY 1`;
    return (await tx.query<Spent>(sums)).rows;
  });
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (spent: readonly Spent[]): void => {
  for (const { stream, items, pages, requests, points } of spent)
    say(`  ${stream}: ${items} items, ${pages} pages, ${requests} requests, ${points} points`);
};
const pointsOf = ({ github }: Counted): number =>
  Object.values(github.byOperation).reduce((sum, { points }) => sum + points, 0);

test("a whole organisation is read as it is, within its allowances, and the second reading costs next to nothing", async () => {
  const organisation = await makeOrganisation({ seed: SEED, size: SIZE, withGit: false });
  const pulls = organisation.repositories.reduce((sum, one) => sum + one.pulls.length, 0);
  const seconds = await readAll();
  const first = await hosts.count("forget");
  const spent = await spentBy();
  const memory = peakMb();
  say(
    `backfill of ${pulls} pull requests and ${organisation.jira.issues.length} issues of Jira: ${seconds.toFixed(1)} s, ` +
      `${Math.round(pulls / seconds)} pull requests/s with all lists, worker at most ${memory} MB; GitHub ${first.github.requests} requests ` +
      `and ${pointsOf(first)} points, Jira ${first.jira.requests} requests`,
  );
  tell(spent);
  const violations = [...first.github.violations, ...first.jira.violations];
  say(`violations that the hosts noted: ${violations.length}`);
  for (const violation of violations.slice(0, 20)) say(`  ${JSON.stringify(violation)}`);
  const truth = truthOf(organisation, hosts.github.url, hosts.jira.url);
  const wrong = differences(truth, await storedTruth(db, ORG));
  const rows = Object.values(truth).reduce((sum, one) => sum + one.length, 0);
  say(
    `truth: ${rows} rows in ${Object.keys(truth).length} tables compared field by field, ${wrong.length} differences`,
  );

  const reconciles: number[] = [];
  for (const name of ["first", "second"]) {
    const again = await readAll();
    const asked = await hosts.count("forget");
    reconciles.push((100 * asked.github.requests) / pulls);
    say(
      `${name} reconcile, nothing changed: ${again.toFixed(1)} s, GitHub ${asked.github.requests} requests ` +
        `(${reconciles.at(-1)?.toFixed(2)} per 100 pull requests)`,
    );
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(violations).toEqual([]);
  expect(allowancesOf(spent).filter(({ isKept }) => !isKept)).toEqual([]);
  expect(memory).toBeLessThanOrEqual(400);
  expect(reconciles.at(-1)).toBeLessThanOrEqual(1);
});
