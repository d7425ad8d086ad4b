import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { CompositionClass } from "@/lib/model/composition-class.ts";
import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import { recordAudit } from "../record-audit.ts";

export type Corrector = { readonly orgId: string; readonly userId: string; readonly now: Date };

export type NewCorrection = {
  readonly repoId: string;
  readonly changeId: string;
  readonly reason: string;
  /** The audit that asked for it. */
  readonly audit?: string;
} & (
  | {
      readonly subject: "composition";
      readonly path: null;
      readonly from: CompositionClass;
      readonly to: CompositionClass;
    }
  | {
      readonly subject: "class";
      /** The file whose lines are meant; null for all files of the change. */
      readonly path: string | null;
      readonly from: LedgerClass;
      readonly to: LedgerClass;
    }
);

/** More than anybody disagrees about one change. */
const MOST = 100;
const Id = z.object({ id: z.uuid() });

/** Keeps what a person says of a change that they may see, in place of what was computed (`from`). Answers its id. */
export async function correctChange(
  tx: Tx,
  { orgId, userId, now }: Corrector,
  asked: NewCorrection,
): Promise<string> {
  const { repoId, changeId, subject, path, from, to, reason, audit = null } = asked;
  const [{ n } = { n: 0 }] = await rows(
    tx,
    z.object({ n: z.number() }),
    sql`SELECT count(*)::int AS n FROM correction
        WHERE org_id = ${orgId} AND repo_id = ${repoId} AND change_id = ${changeId} AND withdrawn_at IS NULL`,
  );
  if (n >= MOST) {
    throw new AppError("invalid", `There are ${n} corrections of this change already.`, {
      fix: "Withdraw one that holds no more.",
    });
  }
  const [made] = await rows(
    tx,
    Id,
    sql`INSERT INTO correction (org_id, repo_id, change_id, subject, path, from_class, to_class, reason, by_user, at, audit)
        VALUES (${orgId}, ${repoId}, ${changeId}, ${subject}, ${path}, ${from}, ${to}, ${reason}, ${userId}, ${now}, ${audit})
        RETURNING id`,
  );
  if (!made) throw new AppError("bug", "A correction was not kept.");
  const target = [changeId, path, `${from} to ${to}`, `in repository ${repoId}`].filter(Boolean).join(", ");
  await recordAudit(tx, { orgId, userId, action: `correction.made.${subject}`, target });
  return made.id;
}
