import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { streamsOf } from "@/lib/raw/stream-list-store.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { startGithub } from "../../simulator/github/start-github.ts";
import { makeConnection, rowsRead, syncAll, syncDeps } from "../../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";

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

test("an organisation is read whole through its connector, within the host's limits, and a second time nothing changes", async () => {
  const organisation = await makeOrganisation({ seed: "turns", size: "tiny", withGit: false });
  const github = await startGithub(organisation, { fast: true });
  try {
    const scope = await makeConnection(
      db,
      ORG,
      github.url,
      { organisations: [organisation.login] },
      github.tokens.admin,
    );
    const now = () => new Date(github.clock.now());
    const deps = syncDeps(db, githubConnector, { now, budget: {} });
    await syncAll(deps, scope);
    const streams = await withOrg(db, ORG, (tx) => streamsOf(tx, scope));
    const odd = streams.filter(({ state }) => state !== "ok");
    expect(odd.map(({ stream, scopeName, state, cause }) => [stream, scopeName, state, cause])).toEqual([]);
    const read = await rowsRead(db, ORG);
    const told = organisation.repositories.reduce((sum, { pulls }) => sum + pulls.length, 0);
    expect(read["pull_request"]).toHaveLength(told);
    expect(github.violations()).toEqual([]);
    await withOrg(db, ORG, (tx) => tx.query("UPDATE sync_stream SET next_run_at = '2000-01-01'"));
    await syncAll(deps, scope);
    const { sync_stream: _places, ...again } = await rowsRead(db, ORG);
    expect(again).toEqual(
      Object.fromEntries(Object.entries(read).filter(([table]) => table !== "sync_stream")),
    );
  } finally {
    await github.stop();
  }
});
