import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { createBudget } from "@/lib/raw/quota-store.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
const scopeOf = (n: number) => ({ orgId: ORG, connectionId: `018f0000-0000-7000-8000-00000000010${n}` });

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

/** A clock that jumps to the end of every wait. */
function jumping() {
  let at = Date.UTC(2026, 2, 2);
  return {
    now: () => new Date(at),
    sleep: async (ms: number) => void (at += ms),
    jump: (ms: number) => void (at += ms),
  };
}

test("four workers share one allowance: while the host asked to wait nobody asks, of no resource, and others are not held", async () => {
  const clock = jumping();
  const workers = Array.from({ length: 4 }, () => createBudget(db, scopeOf(1), clock.now, clock));
  const [first, ...others] = workers;
  const permit = await first?.take("graphql", 1);
  await permit?.done({ status: 403, ms: 20, points: 1, isTooFast: true, retryAfterSeconds: 120 });
  const shut = clock.now().getTime() + 120_000;
  for (const worker of others)
    for (const resource of ["graphql", "rest"])
      await expect(worker.take(resource, 1)).rejects.toMatchObject({
        kind: "limited",
        until: expect.toSatisfy(
          (until: Date) => until.getTime() >= shut && until.getTime() <= shut + 5_000,
        ) as unknown,
      });
  const elsewhere = await createBudget(db, scopeOf(2), clock.now, clock).take("graphql", 1);
  await elsewhere.done({ status: 200, ms: 1, points: 1 });
  clock.jump(125_001);
  const again = await Promise.all(others.slice(0, 2).map((worker) => worker.take("graphql", 1)));
  for (const one of again) await one.done({ status: 200, ms: 1, points: 1 });
  const kept = await withOrg(
    db,
    ORG,
    async (tx) =>
      (
        await tx.query("SELECT resource, strikes, leases FROM quota WHERE connection_id = $1 ORDER BY 1", [
          scopeOf(1).connectionId,
        ])
      ).rows,
  );
  expect(kept.find(({ resource }) => resource === "graphql")).toMatchObject({ strikes: 0, leases: [] });
});

test("never more at once than the host allows, however many ask", async () => {
  const clock = {
    now: () => new Date(),
    sleep: (ms: number) => new Promise((done) => setTimeout(done, Math.min(ms, 5))),
  };
  let [open, most] = [0, 0];
  const one = async (): Promise<void> => {
    const permit = await createBudget(db, scopeOf(3), clock.now, clock).take("jira", 1);
    open += 1;
    most = Math.max(most, open);
    await clock.sleep(5);
    open -= 1;
    await permit.done({ status: 200, ms: 5, points: 1 });
  };
  await Promise.all(Array.from({ length: 16 }, one));
  expect(most).toBeLessThanOrEqual(4);
  expect(most).toBeGreaterThan(1);
});

test("the reserve of an hour is for what somebody waits for", async () => {
  const clock = jumping();
  const resetsAt = new Date(clock.now().getTime() + 1_800_000);
  const worker = createBudget(db, scopeOf(4), clock.now, clock);
  const permit = await worker.take("rest", 1);
  await permit.done({ status: 200, ms: 1, points: 1, allowance: 5_000, remaining: 700, resetsAt });
  await expect(worker.take("rest", 1)).rejects.toMatchObject({ kind: "limited", until: resetsAt });
  const urgent = await createBudget(db, scopeOf(4), clock.now, { ...clock, isUrgent: true }).take("rest", 1);
  await urgent.done({ status: 200, ms: 1, points: 1, remaining: 699, resetsAt });
});
