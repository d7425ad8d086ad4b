import type { Tx } from "@/lib/core/db.ts";
import { execute, identifier, sql } from "@/lib/core/sql.ts";
import { bookClosed } from "@/lib/ledger/closed/book-closed.ts";
import { replaceClosedEdges } from "@/lib/ledger/closed/replace-closed-edges.ts";
import { CLOSED } from "@/lib/model/change-plan.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

const OWN = [
  "change_commit",
  "commit_mention",
  "change_initiator",
  "atom_group",
  "composition",
  "change_elements",
] as const;

/**
 * Takes back that changes were closed without landing: what was read of them, and by further entries what was booked. Of one that has
 * landed since everything else stays.
 */
export async function forgetClosed(tx: Tx, scope: RepoScope, changes: readonly string[]): Promise<void> {
  const { orgId, repoId } = scope;
  const key = sql`org_id = ${orgId} AND repo_id = ${repoId}`;
  const asked = sql`ANY(${[...changes]}::text[])`;
  await bookClosed(tx, scope, changes, []);
  await replaceClosedEdges(tx, scope, changes, []);
  const still = sql`(SELECT id FROM change WHERE ${key} AND id = ${asked} AND kind = ${CLOSED})`;
  for (const table of OWN)
    await execute(tx, sql`DELETE FROM ${identifier(table)} WHERE ${key} AND change_id IN ${still}`);
  await execute(tx, sql`DELETE FROM change WHERE ${key} AND id = ${asked} AND kind = ${CLOSED}`);
  await execute(tx, sql`DELETE FROM closed_pull WHERE ${key} AND change_id = ${asked}`);
}
