import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";

const shared = {
  id: z.uuid(),
  reason: z.string(),
  at: z.date(),
  /** The account of Assay that made it, and its role there now; null where it has left. */
  byUser: z.uuid().nullable(),
  role: z.string().nullable(),
  withdrawnAt: z.date().nullable(),
};
const Row = z.discriminatedUnion("subject", [
  z.object({
    ...shared,
    subject: z.literal("composition"),
    path: z.null(),
    from: z.enum(COMPOSITION_CLASSES).nullable(),
    to: z.enum(COMPOSITION_CLASSES),
  }),
  z.object({
    ...shared,
    subject: z.literal("class"),
    path: z.string().nullable(),
    from: z.enum(LEDGER_CLASSES),
    to: z.enum(LEDGER_CLASSES),
  }),
]);

export type ItemCorrection = z.output<typeof Row>;

/** What people said about one change, newest first; the withdrawn too. They are signed by roles, not by names. */
export const itemCorrections = (
  tx: Tx,
  orgId: string,
  repoId: string,
  changeId: string,
): Promise<ItemCorrection[]> =>
  rows(
    tx,
    Row,
    sql`SELECT k.id, k.subject, k.path, k.from_class AS "from", k.to_class AS "to", k.reason, k.at, k.by_user AS "byUser",
          m.role, k.withdrawn_at AS "withdrawnAt"
        FROM correction k LEFT JOIN membership m ON m.org_id = k.org_id AND m.user_id = k.by_user
        WHERE k.org_id = ${orgId} AND k.repo_id = ${repoId} AND k.change_id = ${changeId}
        ORDER BY k.at DESC, k.id DESC LIMIT 200`,
  );
