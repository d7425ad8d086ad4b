import type { Tx } from "@/lib/core/db.ts";
import { execute, identifier, sql } from "@/lib/core/sql.ts";
import { CLOSED } from "@/lib/model/change-plan.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

const DERIVED = [
  "tracked_branch",
  "context_asset",
  "codeowners_version",
  "left_out_path",
  "replay_part",
  "live_line",
  "fact_cell",
] as const;
/** What hangs on a change, by the column that names it; the changes themselves last. */
const OF_CHANGES = [
  ["change_commit", "change_id"],
  ["commit_mention", "change_id"],
  ["change_initiator", "change_id"],
  ["atom_group", "change_id"],
  ["ledger_edge", "from_id"],
  ["composition", "change_id"],
  ["survival", "change_id"],
  ["change_elements", "change_id"],
  ["change", "id"],
] as const;

/**
 * Takes out what an analysis computes, before it is computed again. The ledger itself goes only with a first read that
 * never came to an end; later its entries stay, and differences are booked. So does what was read of changes that were closed without
 * landing, which no analysis reads; they are looked at again after it.
 */
export async function clearDerived(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  { ledger }: { ledger: boolean },
): Promise<void> {
  if (ledger) {
    await execute(tx, sql`SELECT purge_repository(${repoId})`);
    return;
  }
  const own = sql`org_id = ${orgId} AND repo_id = ${repoId}`;
  for (const table of DERIVED) await execute(tx, sql`DELETE FROM ${identifier(table)} WHERE ${own}`);
  const closed = sql`(SELECT id FROM change WHERE ${own} AND kind = ${CLOSED})`;
  for (const [table, column] of OF_CHANGES)
    await execute(
      tx,
      sql`DELETE FROM ${identifier(table)} WHERE ${own} AND ${identifier(column)} NOT IN ${closed}`,
    );
  await execute(tx, sql`UPDATE closed_pull SET stamp = '' WHERE ${own}`);
}
