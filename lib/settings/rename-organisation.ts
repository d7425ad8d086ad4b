import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import { recordAudit } from "./record-audit.ts";

/** Gives the organisation of the transaction another name. */
export async function renameOrganisation(tx: Tx, orgId: string, userId: string, name: string): Promise<void> {
  await execute(tx, sql`UPDATE organisation SET name = ${name} WHERE id = ${orgId}`);
  await recordAudit(tx, { orgId, userId, action: "organisation.renamed", target: name });
}
