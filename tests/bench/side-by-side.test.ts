import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import { virtualClock } from "@/prisma/scenarios/hosts/clock.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { CONCURRENCY } from "@/workers/runtime.ts";
import { type SyncScope, syncConnectionStage } from "@/workers/stages/sync-connection.ts";
import { type GithubSimulator, startGithub } from "../simulator/github/start-github.ts";
import { makeConnection, syncDeps } from "../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const INSTALLATIONS = 10;
/** Lists that have been read are looked through every hour. */
const READ_MS = 1_800_000;
/** Real time in which nobody goes to sleep before the clock jumps: enough for a page to be written. */
const QUIET_MS = 60;
const orgOf = (n: number): string => `018f0000-0000-7000-8000-0000000001${String(n).padStart(2, "0")}`;

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

type Slots = { readonly run: (work: () => Promise<void>) => Promise<void> };

/** Does so many things at once, the others in the order in which they came: as a worker of a queue does. */
function slots(most: number): Slots {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async run(work) {
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}

test("ten installations read side by side take as long as the slowest of them alone", async () => {
  const organisation = await makeOrganisation({ seed: "side", size: "small", withGit: false });
  const clock = virtualClock(organisation.now, QUIET_MS);
  const host = await startGithub(organisation, { clock, latency: "model", fast: true });
  github = host;
  const now = () => new Date(clock.now());

  /** Reads a connection to the end of all its lists, turn by turn, with others that wait for the same worker. */
  async function readOne(scope: SyncScope, worker: Slots): Promise<void> {
    for (;;) {
      let next: Date | null | undefined;
      const again = async (_scope: SyncScope, dueAt: Date | null) => void (next = dueAt);
      await worker.run(() =>
        syncConnectionStage(
          syncDeps(db, githubConnector, { now, budget: { sleep: clock.sleep }, sleep: clock.sleep, again }),
        )(scope),
      );
      const wait = next === undefined ? Number.POSITIVE_INFINITY : (next?.getTime() ?? 0) - clock.now();
      // What is due so late has been read to its end; until then it waits for an allowance.
      if (wait > READ_MS) return;
      if (wait > 0) await clock.sleep(wait);
    }
  }
  async function minutesFor(scopes: readonly SyncScope[]): Promise<number> {
    const began = clock.now();
    const worker = slots(CONCURRENCY.sync);
    await Promise.all(scopes.map((scope) => readOne(scope, worker)));
    return (clock.now() - began) / 60_000;
  }
  const connect = (n: number) => {
    const settings = { organisations: [organisation.login] };
    return makeConnection(db, orgOf(n), host.url, settings, host.grant(`installation-${n}`));
  };
  const alone = await minutesFor([await connect(0)]);
  const scopes = await Promise.all(Array.from({ length: INSTALLATIONS }, (_one, n) => connect(n + 1)));
  const together = await minutesFor(scopes);
  const counts = await Promise.all(
    [0, ...scopes.keys()].map((n) =>
      withOrg(
        db,
        orgOf(n),
        async (tx) => (await tx.query("SELECT count(*)::int AS n FROM pull_request")).rows[0],
      ),
    ),
  );
  process.stdout.write(
    `one installation alone ${alone.toFixed(1)} simulated minutes, ${INSTALLATIONS} side by side ${together.toFixed(1)} ` +
      `(${(together / alone).toFixed(2)} times, goal 1.2), ${host.violations().length} violations\n`,
  );
  expect(new Set(counts.map((row) => JSON.stringify(row))).size).toBe(1);
  expect(host.violations()).toEqual([]);
  expect(together / alone).toBeLessThanOrEqual(1.2);
});
