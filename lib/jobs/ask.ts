import type { Db } from "../core/db.ts";
import type { Job } from "./contract.ts";
import { enqueue, type Queues } from "./enqueue.ts";
import { recordIntent } from "./intent-store.ts";

/**
 * Asks for work: keeps the intent in PostgreSQL, then rings the queue. With the queue away the ask still stands, and the
 * sweeper rings again; the answer says whether the bell was heard.
 */
export async function ask<Payload>(
  db: Db,
  queues: Queues,
  job: Job<Payload>,
  payload: Payload,
): Promise<boolean> {
  await recordIntent(db, job, payload);
  return ring(queues, job, payload);
}

/** Rings the queue for an intent that is kept already. */
export async function ring<Payload>(queues: Queues, job: Job<Payload>, payload: Payload): Promise<boolean> {
  try {
    await enqueue(queues, job, payload);
    return true;
  } catch {
    return false;
  }
}
