import { z } from "zod";
import type { Db, Tx } from "../core/db.ts";
import { rows, sql } from "../core/sql.ts";
import type { Job } from "./contract.ts";

/** Whether something was asked for and is not finished; what failed for good is not open. */
export async function isOpen<Payload>(on: Db | Tx, job: Job<Payload>, payload: Payload): Promise<boolean> {
  const found = await rows(
    on,
    z.object({ open: z.boolean() }),
    sql`SELECT done_at IS NULL AND failed_at IS NULL AS open FROM job_intent WHERE key = ${job.key(payload)}`,
  );
  return found[0]?.open === true;
}
