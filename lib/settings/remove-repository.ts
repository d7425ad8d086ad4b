import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { recordAudit } from "./record-audit.ts";

/** Takes a repository and everything computed from it out. The repository itself is left untouched where it lies. */
export async function removeRepository(
  tx: Tx,
  orgId: string,
  userId: string,
  repoId: string,
): Promise<string> {
  const [removed] = await rows(
    tx,
    z.object({ name: z.string(), location: z.string(), connection: z.uuid().nullable() }),
    sql`UPDATE repository SET removed_at = now(), state = 'ready', phase = NULL
        WHERE org_id = ${orgId} AND id = ${repoId} AND removed_at IS NULL
        RETURNING name, location, connection_id AS connection`,
  );
  if (!removed)
    throw new AppError("not-found", "That repository is gone already.", { fix: "Reload the page." });
  await execute(tx, sql`SELECT forget_repository(${repoId})`);
  // A token that nothing reads with any more is not kept.
  await execute(
    tx,
    sql`DELETE FROM connection WHERE org_id = ${orgId} AND id = ${removed.connection} AND kind = 'git' AND NOT EXISTS (
          SELECT 1 FROM repository r
          WHERE r.org_id = ${orgId} AND r.connection_id = connection.id AND r.removed_at IS NULL)`,
  );
  await recordAudit(tx, { orgId, userId, action: "repository.removed", target: removed.location });
  return removed.name;
}

/** Asks for a repository to be read again: the row says so until a worker takes it. */
export async function readAgain(tx: Tx, orgId: string, repoId: string): Promise<void> {
  const asked = await execute(
    tx,
    sql`UPDATE repository SET state = 'queued', fault_code = NULL, fault_message = NULL, fault_fix = NULL
        WHERE org_id = ${orgId} AND id = ${repoId} AND removed_at IS NULL AND state <> 'reading'`,
  );
  if (asked === 0)
    throw new AppError("conflict", "It is being read already.", { fix: "Wait until it is done." });
}

/** Takes the organisation of the transaction out, with everything in it; only a sample may go this way. */
export async function removeSample(tx: Tx, orgId: string): Promise<void> {
  const [sample] = await rows(
    tx,
    z.object({ is_sample: z.boolean() }),
    sql`SELECT is_sample FROM organisation WHERE id = ${orgId}`,
  );
  if (!sample?.is_sample)
    throw new AppError("forbidden", "This is not the sample.", {
      fix: "Remove single repositories instead.",
    });
  // What is being written of it right now comes to its end first.
  await execute(tx, sql`SELECT set_config('statement_timeout', '60000', true)`);
  await execute(tx, sql`SELECT purge_organisation()`);
}
