import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import { virtualClock } from "@/prisma/scenarios/hosts/clock.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { syncConnectionStage } from "@/workers/stages/sync-connection.ts";
import type { Follow } from "@/workers/sync/commit-page.ts";
import { type GithubSimulator, startGithub } from "../simulator/github/start-github.ts";
import { makeConnection, syncDeps } from "../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-00000000000a";
const DAY = 86_400_000;
const RECENT_DAYS = 90;
/** Real time in which nobody goes to sleep before the clock jumps: enough for a page to be written. */
const QUIET_MS = 25;

let database: TestDatabase;
let db: Db;
let github: GithubSimulator | undefined;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await github?.stop();
  await db.end();
  await database.drop();
});

/** Lists of repositories that have not come so far back: those of pull requests, and all. */
const BEHIND = `SELECT count(*) FILTER (WHERE stream = 'pull_requests')::int AS pulls, count(*)::int AS lists,
    (SELECT count(*)::int FROM sync_stream WHERE scope <> '') AS arranged
  FROM sync_stream WHERE scope <> '' AND complete_at IS NULL AND (covered_from IS NULL OR covered_from > $1)`;
type Behind = { readonly pulls: number; readonly lists: number; readonly arranged: number };
type Reached = { readonly minutes: number; readonly requests: number };

test("the last ninety days of every repository are there within minutes, in simulated time and within the host's limits", async () => {
  const organisation = await makeOrganisation({ seed: "bench", size: "full", withGit: false });
  const clock = virtualClock(organisation.now, QUIET_MS);
  const host = await startGithub(organisation, { clock, latency: "model", fast: true });
  github = host;
  const settings = { organisations: [organisation.login] };
  const scope = await makeConnection(db, ORG, host.url, settings, host.tokens.admin);
  const began = clock.now();
  const recent = new Date(began - RECENT_DAYS * DAY);
  const reached: { pulls?: Reached; lists?: Reached } = {};
  const over = new AbortController();
  const look: Follow = async (tx) => {
    const [behind] = (await tx.query<Behind>(BEHIND, [recent])).rows;
    if (behind === undefined || behind.arranged < organisation.repositories.length) return;
    const here = { minutes: (clock.now() - began) / 60_000, requests: host.requestsLog.length };
    if (behind.pulls === 0) reached.pulls ??= here;
    if (behind.lists === 0) reached.lists ??= here;
    if (behind.lists === 0) over.abort();
  };
  const deps = syncDeps(db, githubConnector, {
    now: () => new Date(clock.now()),
    budget: { sleep: clock.sleep },
    sleep: clock.sleep,
    follow: [look],
    signal: over.signal,
    again: async (_scope, at) => clock.advance(Math.max(0, (at?.getTime() ?? 0) - clock.now())),
  });
  while (!over.signal.aborted) await syncConnectionStage(deps)(scope);

  const pulls = organisation.repositories.flatMap((repository) =>
    repository.pulls.map(({ number, updatedAt }) => ({ repository, number, updatedAt })),
  );
  const wanted = pulls.filter(({ updatedAt }) => updatedAt >= recent.getTime());
  const known = await withOrg(db, ORG, (tx) =>
    tx.query<{ repo: string; number: number }>("SELECT repo, number FROM pull_request"),
  );
  const here = new Set(known.rows.map(({ repo, number }) => `${repo.split("/")[1]} ${number}`));
  const missing = wanted.filter(({ repository, number }) => !here.has(`${repository.id} ${number}`));
  const told = ({ minutes, requests }: Reached) =>
    `after ${minutes.toFixed(1)} minutes and ${requests} requests`;
  if (reached.pulls === undefined || reached.lists === undefined) throw new Error("never reached");
  process.stdout.write(
    `last ${RECENT_DAYS} days of ${organisation.repositories.length} repositories, ${wanted.length} of ${pulls.length} pull requests: ` +
      `pull requests ${told(reached.pulls)}, every list ${told(reached.lists)} (${here.size} pull requests by then); ` +
      `${missing.length} missing, ${host.violations().length} violations\n`,
  );
  expect(missing).toEqual([]);
  expect(host.violations()).toEqual([]);
  expect(reached.pulls.minutes).toBeLessThanOrEqual(5);
  expect(reached.lists.minutes).toBeLessThanOrEqual(10);
});
