import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors.ts";
import { type Db, openDb } from "@/lib/core/db.ts";
import { ask } from "@/lib/jobs/ask.ts";
import { openBackend } from "@/lib/jobs/backend.ts";
import type { Job } from "@/lib/jobs/contract.ts";
import { enqueue, openQueues } from "@/lib/jobs/enqueue.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { sweep } from "@/lib/jobs/sweep.ts";
import { type RedisServer, startRedis, whyNoRedis } from "../support/redis-server.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";
import {
  type Address,
  gate,
  intentOf,
  measureThing,
  type Payload,
  startHarness,
  until,
} from "./queue-harness.ts";

const jobs = [measureThing as unknown as Job<never>];
const noRedis = whyNoRedis();
if (noRedis !== undefined) process.stdout.write(`skipped: queues on Redis, because ${noRedis}\n`);

describe.each([
  { name: "PostgreSQL", skip: false },
  { name: "Redis", skip: noRedis !== undefined },
])("queues on $name", ({ name, skip }) => {
  describe.skipIf(skip)("the same promises", () => {
    let database: TestDatabase;
    let redis: RedisServer | undefined;
    let db: Db;
    let address: Address;
    let running: ReturnType<typeof startHarness> | undefined;
    let ids = 0;
    const fresh = () => `n${++ids}`;
    const start = (stage: (payload: Payload) => Promise<void>) =>
      (running = startHarness(db, address, stage));

    beforeAll(async () => {
      database = await testDatabase();
      redis = name === "Redis" ? await startRedis() : undefined;
      db = openDb(database.appUrl);
      address = { postgresUrl: database.queueUrl, redisUrl: redis?.url };
    });
    afterEach(async () => {
      await running?.close();
      running = undefined;
    });
    afterAll(async () => {
      await db.end();
      await database.drop();
      await redis?.stop();
    });

    test("an ask runs its stage once and its intent is done", async () => {
      const id = fresh();
      const seen: Payload[] = [];
      const { queues } = start(async (payload) => void seen.push(payload));
      expect(await ask(db, queues, measureThing, { id, note: "x" })).toBe(true);
      await until(async () => (await intentOf(db, `measure-thing-${id}`))?.done === true);
      expect(seen).toEqual([{ id, note: "x" }]);
    });

    test("asks made during a run cause exactly one more, and never two at once", async () => {
      const id = fresh();
      const door = gate();
      let [runs, at, most] = [0, 0, 0];
      const { queues } = start(async () => {
        runs += 1;
        at += 1;
        most = Math.max(most, at);
        if (runs === 1) await door.opened;
        at -= 1;
      });
      await ask(db, queues, measureThing, { id });
      await until(() => runs === 1);
      for (let n = 0; n < 3; n += 1) await ask(db, queues, measureThing, { id });
      expect((await intentOf(db, `measure-thing-${id}`))?.done).toBe(false);
      door.open();
      await until(async () => (await intentOf(db, `measure-thing-${id}`))?.done === true);
      await queues.byName.derive.add("no-such-job", {});
      await until(() => running?.lines.some((line) => line.includes("no one handles")) ?? false);
      expect([runs, most]).toEqual([2, 1]);
    });

    test("an outage is tried again, as often as the contract says, and then given up", async () => {
      const [passing, lasting] = [fresh(), fresh()];
      const runs = new Map<string, number>();
      const { queues } = start(async ({ id }) => {
        const run = (runs.get(id) ?? 0) + 1;
        runs.set(id, run);
        if (id === lasting || run === 1) throw new AppError("unavailable", "away");
      });
      await ask(db, queues, measureThing, { id: passing });
      await ask(db, queues, measureThing, { id: lasting });
      await until(async () => (await intentOf(db, `measure-thing-${passing}`))?.done === true);
      await until(async () => (await intentOf(db, `measure-thing-${lasting}`))?.failed === true);
      expect([runs.get(passing), runs.get(lasting)]).toEqual([2, 3]);
    });

    test("what fails the same way next time is not tried again, and a person may ask again", async () => {
      const id = fresh();
      let runs = 0;
      const { queues } = start(async () => {
        runs += 1;
        if (runs === 1) throw new AppError("invalid", "shallow clone");
      });
      await ask(db, queues, measureThing, { id });
      await until(async () => (await intentOf(db, `measure-thing-${id}`))?.failed === true);
      expect(await intentOf(db, `measure-thing-${id}`)).toMatchObject({
        done: false,
        failure: "shallow clone",
      });
      expect(await sweep({ db, queues, jobs }, 0)).toBe(0);
      // The failure is noted a moment before the queue lets go of the key; an ask in between is kept by it for one more run.
      await ask(db, queues, measureThing, { id });
      await until(async () => (await intentOf(db, `measure-thing-${id}`))?.done === true);
      expect(runs).toBe(2);
    });

    test("a payload that does not fit its contract is refused when asked and when received", async () => {
      let runs = 0;
      const { queues, lines } = start(async () => void (runs += 1));
      await expect(ask(db, queues, measureThing, { id: "" })).rejects.toThrow();
      await queues.byName.derive.add(measureThing.name, { id: 7 }, { attempts: 5 });
      await until(() => lines.some((line) => line.includes("does not fit its contract")));
      expect(runs).toBe(0);
    });

    test("an intent whose bell was never rung is rung by the sweeper, once", async () => {
      const id = fresh();
      const door = gate();
      let runs = 0;
      const { queues } = start(async () => {
        runs += 1;
        await door.opened;
      });
      await recordIntent(db, measureThing, { id });
      expect(await sweep({ db, queues, jobs }, 3600)).toBe(0);
      expect(await sweep({ db, queues, jobs }, 0)).toBe(1);
      await until(() => runs === 1);
      expect(await sweep({ db, queues, jobs }, 0)).toBe(0);
      door.open();
      await until(async () => (await intentOf(db, `measure-thing-${id}`))?.done === true);
      expect(runs).toBe(1);
    });

    test("work survives the loss of everything in the queue", async () => {
      const id = fresh();
      const asking = openBackend({ ...address, use: "work" });
      const queues = openQueues(asking);
      await ask(db, queues, measureThing, { id });
      await queues.byName.derive.obliterate({ force: true });
      expect(await sweep({ db, queues, jobs }, 0)).toBe(1);
      start(async () => {});
      await until(async () => (await intentOf(db, `measure-thing-${id}`))?.done === true);
      await queues.close();
      await asking.close();
    });

    test("the job of a worker that died in it is run by another", async () => {
      const id = fresh();
      const dying = openBackend({ ...address, use: "work", lockMs: 1_500 });
      const taken = gate();
      const dead = dying.worker("derive", () => new Promise(() => taken.open()), { concurrency: 1 });
      dead.on("error", () => {});
      const queues = openQueues(dying);
      await ask(db, queues, measureThing, { id });
      await taken.opened;
      await dead.close(true);
      expect(await sweep({ db, queues, jobs }, 0)).toBe(0);
      let runs = 0;
      running = startHarness(db, { ...address, lockMs: 1_500 }, async () => void (runs += 1));
      await until(async () => (await intentOf(db, `measure-thing-${id}`))?.done === true);
      expect(runs).toBe(1);
      await queues.close();
      await dying.close();
    });

    test("closing waits for the job at hand", async () => {
      const id = fresh();
      const door = gate();
      let [begun, ended] = [false, false];
      const { queues, close } = start(async () => {
        begun = true;
        await door.opened;
        ended = true;
      });
      await ask(db, queues, measureThing, { id });
      await until(() => begun);
      const closed = close();
      door.open();
      expect(await closed).toEqual([]);
      expect(ended).toBe(true);
    });
  });
});

describe("with the queue's server away", () => {
  test.each([
    { name: "PostgreSQL", away: { postgresUrl: "postgresql://queue:x@127.0.0.1:9/none" } },
    {
      name: "Redis",
      away: { postgresUrl: "postgresql://queue:x@127.0.0.1:9/none", redisUrl: "redis://127.0.0.1:9" },
    },
  ])("an ask on $name is kept and says that the bell was not heard", async ({ away }) => {
    const database = await testDatabase();
    const db = openDb(database.appUrl);
    const backend = openBackend({ ...away, use: "ask" });
    const queues = openQueues(backend);
    try {
      expect(await ask(db, queues, measureThing, { id: "kept" })).toBe(false);
      expect(await intentOf(db, "measure-thing-kept")).toMatchObject({ done: false, failed: false });
      await expect(enqueue(queues, measureThing, { id: "kept" })).rejects.toThrow();
    } finally {
      await queues.close().catch(() => {});
      await backend.close();
      await db.end();
      await database.drop();
    }
  });
});
