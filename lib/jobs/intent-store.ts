import { z } from "zod";
import type { Db, Tx } from "../core/db.ts";
import { execute, rows, sql } from "../core/sql.ts";
import type { Job } from "./contract.ts";

export type Intent = { readonly key: string; readonly job: string; readonly payload: unknown };

/**
 * Keeps what is asked for until it is done. Give the transaction that makes the work necessary, and neither is lost without
 * the other. Asking again for what failed gives it another chance. With `dueAt` it is not to be done before.
 */
export async function recordIntent<Payload>(
  on: Db | Tx,
  job: Job<Payload>,
  payload: Payload,
  dueAt: Date | null = null,
): Promise<void> {
  const data = job.payload.parse(payload);
  await execute(
    on,
    sql`INSERT INTO job_intent (key, job, payload, asked_at, due_at)
        VALUES (${job.key(data)}, ${job.name}, ${JSON.stringify(data)}::jsonb, clock_timestamp(), ${dueAt})
        ON CONFLICT (key) DO UPDATE SET payload = excluded.payload, asked_at = excluded.asked_at,
          due_at = excluded.due_at, done_at = NULL, failed_at = NULL, failure = NULL`,
  );
}

/** Marks the start of a run; the answer goes back into `finishIntent`. */
export async function takeIntent(db: Db, key: string): Promise<Date> {
  const schema = z.object({ at: z.date() });
  const taken = await rows(
    db,
    schema,
    sql`WITH taken AS (
          UPDATE job_intent SET taken_at = clock_timestamp() WHERE key = ${key} RETURNING taken_at
        ) SELECT coalesce((SELECT taken_at FROM taken), clock_timestamp()) AS at`,
  );
  return taken[0]?.at ?? new Date(0);
}

/** Marks as done what was asked for before the run began; what was asked for since stays open. */
export async function finishIntent(db: Db, key: string, takenAt: Date): Promise<void> {
  await execute(
    db,
    sql`UPDATE job_intent SET done_at = clock_timestamp() WHERE key = ${key} AND asked_at <= ${takenAt}`,
  );
}

/** Marks as failed for good: nobody asks again but a person. */
export async function failIntent(db: Db, key: string, takenAt: Date, failure: string): Promise<void> {
  await execute(
    db,
    sql`UPDATE job_intent SET failed_at = clock_timestamp(), failure = ${failure.slice(0, 2_000)}
        WHERE key = ${key} AND asked_at <= ${takenAt}`,
  );
}

/**
 * What was asked for at least `olderThanSeconds` ago, or is due by now, and is neither done nor failed: the longest due first.
 */
export function openIntents(db: Db, olderThanSeconds: number): Promise<Intent[]> {
  return rows(
    db,
    z.object({ key: z.string(), job: z.string(), payload: z.unknown() }),
    sql`SELECT key, job, payload FROM job_intent
        WHERE done_at IS NULL AND failed_at IS NULL
          AND coalesce(due_at, asked_at + make_interval(secs => ${olderThanSeconds})) <= clock_timestamp()
        ORDER BY coalesce(due_at, asked_at) LIMIT 500`,
  );
}
