import { bulkAppend } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import { CLOSED_RULES } from "@/lib/model/closed-pull.ts";
import { SAID_RULES } from "@/lib/model/correction.ts";
import type { LedgerEntry } from "@/lib/model/ledger.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

/** Rules of entries that are reckoned up after a reading. */
const NOT_READ = [...SAID_RULES, ...Object.values(CLOSED_RULES)];
const STAGE = "new_entry";
const COLUMNS = "org_id repo_id change_id class atoms cause_id booked_at rule confidence".split(" ");

/** Makes room, for this transaction, for the entries of a history that is read again from the beginning. */
export async function openReconciliation(tx: Tx): Promise<void> {
  await tx.query(`DROP TABLE IF EXISTS pg_temp.${STAGE}`);
  await tx.query(`CREATE TEMP TABLE ${STAGE} (LIKE ledger_entry) ON COMMIT DROP`);
  await tx.query(`ALTER TABLE ${STAGE} ALTER COLUMN seq DROP NOT NULL`);
}

export const stageEntries = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  entries: Iterable<LedgerEntry>,
): Promise<number> => bulkAppend(tx, { table: STAGE, columns: COLUMNS }, cells(orgId, repoId, entries));

/**
 * Books the difference between what stands in the ledger and what was staged: nothing is taken out, what no longer holds
 * is reversed by an entry of the same cause. What follows from what people said, or from pull requests that were closed, is left alone. Equal histories book nothing.
 * Answers how many entries were booked.
 */
export async function reconcileEntries(tx: Tx, { orgId, repoId }: RepoScope): Promise<number> {
  await tx.query(`ANALYZE ${STAGE}`);
  return execute(
    tx,
    sql`
      INSERT INTO ledger_entry (org_id, repo_id, change_id, class, atoms, cause_id, booked_at, rule, confidence)
      SELECT ${orgId}, ${repoId}, change_id, class, sum(atoms), cause_id, booked_at, rule, max(confidence)
      FROM (
        SELECT change_id, class, atoms, cause_id, booked_at, rule, confidence FROM new_entry
        UNION ALL
        SELECT change_id, class, -atoms, cause_id, booked_at, rule, confidence FROM ledger_entry
        WHERE org_id = ${orgId} AND repo_id = ${repoId} AND rule <> ALL(${NOT_READ})
      ) AS difference
      GROUP BY change_id, class, cause_id, booked_at, rule HAVING sum(atoms) <> 0
      ORDER BY booked_at, change_id, class`,
  );
}

function* cells(orgId: string, repoId: string, entries: Iterable<LedgerEntry>) {
  for (const { change, class: name, atoms, cause, bookedAt, rule, confidence } of entries) {
    yield [orgId, repoId, change, name, atoms, cause, new Date(bookedAt * 1000), rule, confidence] as const;
  }
}
