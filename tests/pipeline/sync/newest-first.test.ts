import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb } from "@/lib/core/db.ts";
import { minute } from "../../support/host-rows.ts";
import { scriptedConnector, startScriptedHost } from "../../support/scripted-host.ts";
import { makeConnection, syncAll, syncDeps } from "../../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
const DAY = 1_440;
const DAYS = 130;
/** More than are read side by side. */
const REPOS = Array.from({ length: 6 }, (_one, n) => ({ key: `host.test/${n}`, name: `acme/repo-${n}` }));

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

test("nothing older than ninety days is read before every list has been begun: one that came so far gives way", async () => {
  const pulls = REPOS.flatMap(({ key }) =>
    Array.from({ length: DAYS }, (_one, n) => ({ repo: key, number: n + 1, title: "Change", at: n * DAY })),
  );
  const host = await startScriptedHost(REPOS, pulls);
  const scope = await makeConnection(db, ORG, host.url);
  const now = () => minute(DAYS * DAY);
  await syncAll(syncDeps(db, scriptedConnector, { now, pages: DAYS }), scope);
  const asked = host.asked.flatMap((path) => {
    const { page, repo } = /repo=(?<repo>[^&]+)&page=(?<page>\d+)/.exec(path)?.groups ?? {};
    return page === undefined || repo === undefined ? [] : [{ page: Number(page), repo }];
  });
  await host.stop();
  expect(asked).toHaveLength((REPOS.length * DAYS) / 10);
  const older = asked.findIndex(({ page }) => page >= 10);
  const begun = new Set(asked.slice(0, older).map(({ repo }) => repo));
  expect(begun.size).toBe(REPOS.length);
});
