import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";

/** Notes that a reading of a repository has begun; the answer names the run. */
export async function beginRun(tx: Tx, orgId: string, repoId: string, now: Date): Promise<string> {
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

/** Notes how a run ended. Runs of the repository that never came to an end are closed with it. */
export async function endRun(tx: Tx, orgId: string, runId: string, end: RunEnd, now: Date): Promise<void> {
  await execute(
    tx,
    sql`UPDATE sync_run SET finished_at = ${now}, state = ${end.state}, counts = ${JSON.stringify(end.counts)}::jsonb,
          message = ${end.message ?? null}, fix = ${end.fix ?? null}
        WHERE org_id = ${orgId} AND id = ${runId}`,
  );
  await execute(
    tx,
    sql`UPDATE sync_run AS old SET finished_at = ${now}, state = 'failed', message = 'Interrupted.'
        FROM sync_run AS run
        WHERE run.org_id = ${orgId} AND run.id = ${runId} AND old.org_id = run.org_id AND old.repo_id = run.repo_id
          AND old.state = 'running' AND old.started_at <= run.started_at`,
  );
}
