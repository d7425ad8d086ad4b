import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";

type Deed = {
  readonly orgId: string;
  readonly userId: string | null;
  readonly action: string;
  readonly target: string;
};

/** Adds a line to the audit log, in the transaction of the deed itself. */
export const recordAudit = (tx: Tx, { orgId, userId, action, target }: Deed): Promise<number> =>
  execute(
    tx,
    sql`INSERT INTO audit_event (org_id, actor_user_id, action, target) VALUES (${orgId}, ${userId}, ${action}, ${target})`,
  );
