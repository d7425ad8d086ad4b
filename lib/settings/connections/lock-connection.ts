import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { AUTH_KINDS } from "@/lib/model/connection.ts";

const Locked = z.object({
  kind: z.enum(["github", "jira"]),
  name: z.string(),
  auth: z.enum(AUTH_KINDS),
  host: z.string(),
  baseUrl: z.string(),
  settings: z.looseObject({}),
  version: z.number(),
});
export type LockedConnection = z.output<typeof Locked>;

/**
 * The row of a connection, locked until the transaction ends. `version` is the one that the person looked at; null where
 * nobody did. Throws `not-found` where it is gone, `conflict` where somebody changed it since it was looked at.
 */
export async function lockConnection(
  tx: Tx,
  { orgId, connectionId }: { readonly orgId: string; readonly connectionId: string },
  version: number | null,
): Promise<LockedConnection> {
  const [locked] = await rows(
    tx,
    Locked,
    sql`SELECT kind, name, auth, host, base_url AS "baseUrl", settings, settings_version AS version FROM connection
        WHERE org_id = ${orgId} AND id = ${connectionId} AND kind <> 'git' AND removed_at IS NULL FOR UPDATE`,
  );
  if (!locked)
    throw new AppError("not-found", "That connection is gone already.", { fix: "Reload the page." });
  if (version !== null && version !== locked.version) {
    throw new AppError("conflict", "The settings were changed in the meantime, perhaps in another tab.", {
      fix: "Open this page in a new tab, compare, and save there what you still want. What you typed stays here.",
    });
  }
  return locked;
}
