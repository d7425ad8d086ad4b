import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { recordAudit } from "../record-audit.ts";
import type { Corrector } from "./correct-change.ts";

const Row = z.object({ by: z.uuid().nullable(), isOver: z.boolean() });

/**
 * Withdraws a correction: what was computed counts again. Those who made it may, and `isAdmin`: those who change settings.
 */
export async function withdrawCorrection(
  tx: Tx,
  { orgId, userId, now }: Corrector,
  asked: { readonly id: string; readonly repoId: string; readonly changeId: string },
  isAdmin: boolean,
): Promise<void> {
  const { id, repoId, changeId } = asked;
  const [found] = await rows(
    tx,
    Row,
    sql`SELECT by_user AS by, withdrawn_at IS NOT NULL AS "isOver" FROM correction
        WHERE org_id = ${orgId} AND id = ${id} AND repo_id = ${repoId} AND change_id = ${changeId} FOR UPDATE`,
  );
  if (!found) throw new AppError("not-found", "There is no such correction.", { fix: "Reload the page." });
  if (!isAdmin && found.by !== userId) {
    throw new AppError("forbidden", "Somebody else made this correction.", {
      fix: "Correct it again, or ask an owner or admin to withdraw it.",
    });
  }
  if (found.isOver) {
    throw new AppError("conflict", "It was withdrawn already.", { fix: "Reload the page." });
  }
  await rows(
    tx,
    z.object({ id: z.uuid() }),
    sql`UPDATE correction SET withdrawn_at = ${now}, withdrawn_by = ${userId} WHERE org_id = ${orgId} AND id = ${id} RETURNING id`,
  );
  const target = `${changeId}, in repository ${repoId}`;
  await recordAudit(tx, { orgId, userId, action: "correction.withdrawn", target });
}
