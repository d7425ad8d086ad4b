import type { Tx } from "../core/db.ts";
import { execute, sql } from "../core/sql.ts";
import type { Job } from "./contract.ts";

/**
 * Keeps what is asked for, to be done by `dueAt`. While it waits, further asks never put it off: of two instants the earlier
 * counts. For work that many small changes ask for.
 */
export async function recordSoon<Payload>(
  tx: Tx,
  job: Job<Payload>,
  payload: Payload,
  dueAt: Date,
): Promise<void> {
  const data = job.payload.parse(payload);
  await execute(
    tx,
    sql`INSERT INTO job_intent AS i (key, job, payload, asked_at, due_at)
        VALUES (${job.key(data)}, ${job.name}, ${JSON.stringify(data)}::jsonb, clock_timestamp(), ${dueAt})
        ON CONFLICT (key) DO UPDATE SET payload = excluded.payload, asked_at = excluded.asked_at,
          due_at = CASE WHEN i.done_at IS NULL AND i.failed_at IS NULL AND (i.taken_at IS NULL OR i.taken_at < i.asked_at)
            THEN least(coalesce(i.due_at, i.asked_at), excluded.due_at) ELSE excluded.due_at END,
          done_at = NULL, failed_at = NULL, failure = NULL`,
  );
}
