import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { recordAudit } from "../record-audit.ts";

type Which = { readonly orgId: string; readonly userId: string; readonly connectionId: string };
const Named = z.object({ name: z.string(), kind: z.string() });

/** Stops reading over a connection, or lets it go on where it stopped. What was read stays. */
export async function pauseConnection(
  tx: Tx,
  { orgId, userId, connectionId }: Which,
  pausedAt: Date | null,
): Promise<void> {
  const [found] = await rows(
    tx,
    Named,
    sql`UPDATE connection SET paused_at = ${pausedAt}
        WHERE org_id = ${orgId} AND id = ${connectionId} AND kind <> 'git' AND removed_at IS NULL
        RETURNING name, kind`,
  );
  if (!found) throw gone();
  const action = pausedAt === null ? "connection.resumed" : "connection.paused";
  await recordAudit(tx, { orgId, userId, action, target: `${found.kind} ${found.name}` });
}

/**
 * Takes a connection out and its credential with it; that of an app stays sealed until a worker has taken back what the app
 * registered at its host. What was read is dealt with by a worker too.
 */
export async function removeConnection(
  tx: Tx,
  { orgId, userId, connectionId }: Which,
  withData: boolean,
  now: Date,
): Promise<void> {
  const [found] = await rows(
    tx,
    Named,
    sql`UPDATE connection SET removed_at = ${now}, hook_key = NULL,
          secret_ciphertext = CASE WHEN auth = 'jira_oauth' THEN secret_ciphertext END,
          secret_key_id = CASE WHEN auth = 'jira_oauth' THEN secret_key_id END
        WHERE org_id = ${orgId} AND id = ${connectionId} AND kind <> 'git' AND removed_at IS NULL
        RETURNING name, kind`,
  );
  if (!found) throw gone();
  const action = withData ? "connection.removed_with_data" : "connection.removed";
  await recordAudit(tx, { orgId, userId, action, target: `${found.kind} ${found.name}` });
}

/** Deletes where a removed connection stood, what is left of its credential and, with its data, all that it alone told of. */
export async function forgetConnection(tx: Tx, connectionId: string, withData: boolean): Promise<void> {
  await execute(tx, sql`SELECT forget_connection(${connectionId}::uuid, ${withData})`);
  await execute(
    tx,
    sql`UPDATE connection SET secret_ciphertext = NULL, secret_key_id = NULL
        WHERE id = ${connectionId} AND removed_at IS NOT NULL AND secret_ciphertext IS NOT NULL`,
  );
}

const gone = (): AppError =>
  new AppError("not-found", "That connection is gone already.", { fix: "Reload the page." });
