import type { Db } from "../core/db.ts";
import { ring } from "./ask.ts";
import type { Job } from "./contract.ts";
import { isHeld, type Queues } from "./enqueue.ts";
import { openIntents } from "./intent-store.ts";

/** Young asks are left to their own bell. */
const PATIENCE_SECONDS = 5;

export type SweepDeps = {
  readonly db: Db;
  readonly queues: Queues;
  readonly jobs: readonly Job<never>[];
};

/**
 * Rings again for whatever was asked for, is not finished, and is in no queue: after a crash between commit and bell, or
 * when the queue's store was lost. Answers how many bells it rang.
 */
export async function sweep(
  { db, queues, jobs }: SweepDeps,
  patienceSeconds = PATIENCE_SECONDS,
): Promise<number> {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  let rung = 0;
  for (const intent of await openIntents(db, patienceSeconds)) {
    const job = byName.get(intent.job);
    const payload = job?.payload.safeParse(intent.payload);
    if (job === undefined || payload?.success !== true) continue;
    if (await isHeld(queues, job, payload.data)) continue;
    if (await ring(queues, job, payload.data)) rung += 1;
  }
  return rung;
}
