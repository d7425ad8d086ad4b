import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { rngFrom } from "@/lib/core/rng.ts";
import { keepDelivery } from "@/lib/raw/delivery-store.ts";
import { applyDeliveriesStage } from "@/workers/stages/apply-deliveries.ts";
import { retryRecordsStage } from "@/workers/stages/retry-records.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { understandAgainStage } from "@/workers/stages/understand-again.ts";
import { scriptedConnector } from "../../support/scripted-host.ts";
import { pullsOf, rowsRead, scriptedLab, syncAll, syncDeps } from "../../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
let db: Db;
let orgs = 0;
const freshOrg = () => `018f0000-0000-7000-8000-00000000${String(++orgs).padStart(4, "0")}`;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const asked: string[] = [];
const deps = (over = {}) => ({
  ...syncDeps(db, scriptedConnector),
  askTurn: async (_tx: unknown, scope: SyncScope) => void asked.push(scope.connectionId),
  askApply: async () => undefined,
  ...over,
});
const send = (scope: SyncScope, id: string, body: unknown, event = "pull_request") =>
  withOrg(db, scope.orgId, (tx) =>
    keepDelivery(
      tx,
      scope,
      "github",
      { deliveryId: id, event, action: null, body: JSON.stringify(body) },
      new Date(),
    ),
  );
const pull = (n: number, title: string, at: number, repo = "host.test/1") => ({ repo, number: n, title, at });
const table = (scope: SyncScope, query: string) =>
  withOrg(db, scope.orgId, async (tx) => (await tx.query(query)).rows as Record<string, unknown>[]);
const PULLS = "SELECT repo, number, title FROM pull_request WHERE number > 2 ORDER BY 1, 2";

test("messages ten times over and in any order leave the same, and the next reading what a reading alone leaves", async () => {
  const messages = [
    pull(3, "first words", 500),
    pull(3, "better words", 501),
    pull(3, "last words", 502),
    pull(4, "another", 510),
    pull(9, "of a repository that is not read", 510, "host.test/9"),
  ];
  const rng = rngFrom("messages");
  const ends: unknown[] = [];
  for (let round = 0; round < 2; round += 1) {
    const { host, orgId, scope } = await scriptedLab(db, freshOrg(), pullsOf(2));
    await syncAll(syncDeps(db, scriptedConnector), scope);
    const flood = rng.shuffle(Array.from({ length: 10 }, () => messages).flat());
    for (const [place, message] of flood.entries()) await send(scope, `d-${round}-${place}`, message);
    await applyDeliveriesStage(deps())(scope);
    ends.push(await table(scope, PULLS));
    expect(await table(scope, "SELECT DISTINCT state FROM webhook_delivery")).toEqual([{ state: "done" }]);
    host.pulls.push(pull(3, "last words", 502), pull(4, "another", 510));
    await withOrg(db, orgId, (tx) => tx.query("UPDATE sync_stream SET next_run_at = now()"));
    await syncAll(syncDeps(db, scriptedConnector), scope);
    const alone = await scriptedLab(db, freshOrg(), host.pulls);
    await syncAll(syncDeps(db, scriptedConnector), alone.scope);
    expect((await rowsRead(db, orgId))["pull_request"]).toEqual(
      (await rowsRead(db, alone.orgId))["pull_request"],
    );
    await host.stop();
    await alone.host.stop();
  }
  expect(ends[0]).toEqual([
    { repo: "host.test/1", number: 3, title: "last words" },
    { repo: "host.test/1", number: 4, title: "another" },
  ]);
  for (const end of ends) expect(end).toEqual(ends[0]);
});

test("one that cannot be understood is set aside, the others go on, and a later build understands it", async () => {
  const { host, scope } = await scriptedLab(db, freshOrg(), pullsOf(2));
  await syncAll(syncDeps(db, scriptedConnector), scope);
  await send(scope, "a", pull(3, "poison", 500));
  await send(scope, "b", { not: "a pull request" });
  await send(scope, "c", pull(4, "fine", 500));
  await applyDeliveriesStage(deps())(scope);
  const inbox = "SELECT delivery_id, state FROM webhook_delivery ORDER BY 1";
  expect(await table(scope, inbox)).toEqual([
    { delivery_id: "a", state: "failed" },
    { delivery_id: "b", state: "failed" },
    { delivery_id: "c", state: "done" },
  ]);
  const tolerant = {
    ...scriptedConnector,
    hook: {
      ...scriptedConnector.hook,
      understand: (...[head, body, context]: Parameters<typeof scriptedConnector.hook.understand>) =>
        scriptedConnector.hook.understand(head, { ...(body as object), title: "understood" }, context),
    },
  };
  const later = deps({ connectorOf: () => tolerant });
  await retryRecordsStage(later)({ ...scope, id: null });
  await applyDeliveriesStage(later)(scope);
  expect((await table(scope, inbox)).map(({ state }) => state)).toEqual(["done", "failed", "done"]);
  expect(await table(scope, PULLS)).toMatchObject([{ title: "understood" }, { title: "fine" }]);
  const open = "SELECT external_id FROM quarantine WHERE resolved_at IS NULL";
  expect(await table(scope, open)).toEqual([{ external_id: "b" }]);
  await host.stop();
});

test("of two that say the same second the host is asked, a little later and once", async () => {
  const { host, scope } = await scriptedLab(db, freshOrg(), pullsOf(2));
  await syncAll(syncDeps(db, scriptedConnector), scope);
  asked.length = 0;
  await send(scope, "a", pull(1, "Change 0, otherwise", 0));
  await send(scope, "b", pull(1, "Change 0, otherwise still", 0));
  await applyDeliveriesStage(deps())(scope);
  expect(asked).toEqual([scope.connectionId]);
  const due = await table(
    scope,
    "SELECT stream, scope, round(extract(epoch FROM next_run_at - now()))::int AS seconds FROM sync_stream WHERE next_run_at < now() + interval '1 minute'",
  );
  expect(due).toMatchObject([{ stream: "pull_requests", scope: "host.test/1" }]);
  expect(due[0]?.["seconds"]).toBeGreaterThan(5);
  await host.stop();
});

test("rows made again from what was said are the rows that were there, and with new meaning they are new", async () => {
  const { host, orgId, scope } = await scriptedLab(db, freshOrg(), pullsOf(12));
  await syncAll(syncDeps(db, scriptedConnector), scope);
  await send(scope, "a", pull(13, "by message", 900));
  await applyDeliveriesStage(deps())(scope);
  const before = await rowsRead(db, orgId);
  expect(await understandAgainStage(deps())(scope)).toBe(0);
  await withOrg(db, orgId, (tx) => tx.query("DELETE FROM pull_request"));
  expect(await understandAgainStage(deps())(scope)).toBe(37);
  expect(await rowsRead(db, orgId)).toEqual(before);
  const newer = deps({
    connectorOf: () => ({
      ...scriptedConnector,
      understand: (...given: Parameters<typeof scriptedConnector.understand>) => {
        const { batch, unreadable } = scriptedConnector.understand(...given);
        const pullRequests = (batch.pullRequests ?? []).map((one) => ({
          ...one,
          flags: ["seen by a new build"],
        }));
        return { unreadable, batch: { ...batch, pullRequests } };
      },
    }),
  });
  expect(await understandAgainStage(newer)(scope)).toBe(36);
  await host.stop();
});

test("a connection that is forgotten takes along what it alone told of", async () => {
  const { host, orgId, scope } = await scriptedLab(db, freshOrg(), pullsOf(2));
  await syncAll(syncDeps(db, scriptedConnector), scope);
  const forget = (withData: boolean) =>
    withOrg(db, orgId, (tx) => tx.query("SELECT forget_connection($1, $2)", [scope.connectionId, withData]));
  await forget(false);
  const kept = await rowsRead(db, orgId);
  expect(kept["sync_stream"]).toEqual([]);
  expect(kept["pull_request"]).toHaveLength(6);
  await forget(true);
  expect(Object.values(await rowsRead(db, orgId)).flat()).toEqual([]);
  await host.stop();
});
