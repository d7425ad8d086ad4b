import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";

/**
 * Notes that a reading of a repository has begun; the answer names the run. An earlier one that has not come to an end is
 * over with that: it died, or it finds out by `isRunning` before it writes anything more.
 */
export async function beginRun(tx: Tx, orgId: string, repoId: string, now: Date): Promise<string> {
  // Two that begin at the same moment would not see one another.
  await execute(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sync_run ${repoId}`}, 0))`);
  await execute(
    tx,
    sql`UPDATE sync_run SET finished_at = ${now}, state = 'failed', message = 'Interrupted.'
        WHERE org_id = ${orgId} AND repo_id = ${repoId} AND state = 'running'`,
  );
  const begun = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`INSERT INTO sync_run (org_id, repo_id, started_at, state) VALUES (${orgId}, ${repoId}, ${now}, 'running')
        RETURNING id`,
  );
  return z.string().parse(begun[0]?.id);
}

export type RunEnd = {
  readonly state: "done" | "failed";
  readonly counts: Readonly<Record<string, number>>;
  readonly message?: string | undefined;
  /** The next thing a person should do. */
  readonly fix?: string | undefined;
};

/** Whether a run is still the one that reads its repository. No other can begin before the transaction has ended. */
export async function isRunning(tx: Tx, orgId: string, runId: string): Promise<boolean> {
  const found = await rows(
    tx,
    z.object({ state: z.string() }),
    sql`SELECT state FROM sync_run WHERE org_id = ${orgId} AND id = ${runId} FOR SHARE`,
  );
  return found[0]?.state === "running";
}

/** Notes how a run ended. */
export async function endRun(tx: Tx, orgId: string, runId: string, end: RunEnd, now: Date): Promise<void> {
  await execute(
    tx,
    sql`UPDATE sync_run SET finished_at = ${now}, state = ${end.state}, counts = ${JSON.stringify(end.counts)}::jsonb,
          message = ${end.message ?? null}, fix = ${end.fix ?? null}
        WHERE org_id = ${orgId} AND id = ${runId}`,
  );
}
