import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Db } from "@/lib/core/db.ts";
import { createLog } from "@/lib/core/log.ts";
import { openBackend } from "@/lib/jobs/backend.ts";
import { defineJob, type Job } from "@/lib/jobs/contract.ts";
import { openQueues, type Queues } from "@/lib/jobs/enqueue.ts";
import { bind } from "@/workers/bind.ts";
import { closing } from "@/workers/closing.ts";
import { startWorkers } from "@/workers/runtime.ts";

export type Payload = { readonly id: string; readonly note?: string | undefined };
export type Address = {
  readonly postgresUrl: string;
  readonly redisUrl?: string | undefined;
  readonly lockMs?: number;
};
export type Intent = { taken: boolean; done: boolean; failed: boolean; failure: string | null };

export const measureThing: Job<Payload> = defineJob({
  name: "measure-thing",
  queue: "derive",
  payload: z.object({ id: z.string().min(1), note: z.string().optional() }),
  key: ({ id }) => `measure-thing-${id}`,
  attempts: 3,
  retryDelayMs: 20,
});

/** Queues and one worker that hands every job to `stage`. */
export function startHarness(db: Db, address: Address, stage: (payload: Payload) => Promise<void>) {
  const stack = closing();
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });
  const backend = openBackend({ ...address, use: "work" });
  stack.add("connections", () => backend.close());
  const queues: Queues = openQueues(backend);
  stack.add("queues", () => queues.close());
  startWorkers([bind(db, measureThing, stage)], { backend, log, stack });
  return { queues, lines, close: () => stack.run() };
}

export async function intentOf(db: Db, key: string): Promise<Intent | undefined> {
  const { rows } = await db.query<Intent>(
    `SELECT taken_at IS NOT NULL AS taken, done_at IS NOT NULL AS done, failed_at IS NOT NULL AS failed, failure
     FROM job_intent WHERE key = $1`,
    [key],
  );
  return rows[0];
}

/** Waits until `ready` holds; the test's own limit ends a wait that never does. */
export async function until(ready: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await ready())) await sleep(20);
}

/** A door that a stage waits at until the test opens it. */
export function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
