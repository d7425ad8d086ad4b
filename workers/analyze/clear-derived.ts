import type { Tx } from "@/lib/core/db.ts";
import { execute, identifier, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

const DERIVED = [
  "tracked_branch",
  "change",
  "change_commit",
  "commit_mention",
  "change_initiator",
  "context_asset",
  "codeowners_version",
  "left_out_path",
  "atom_group",
  "ledger_edge",
  "composition",
  "replay_part",
  "survival",
  "change_elements",
  "live_line",
  "fact_cell",
] as const;

/**
 * Takes out what an analysis computes, before it is computed again. The ledger itself goes only with a first read that
 * never came to an end; later its entries stay, and differences are booked.
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
  for (const table of DERIVED) {
    await execute(tx, sql`DELETE FROM ${identifier(table)} WHERE org_id = ${orgId} AND repo_id = ${repoId}`);
  }
}
