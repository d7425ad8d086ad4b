import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import { CLOSED_RULES } from "@/lib/model/closed-pull.ts";
import type { LedgerEdge } from "@/lib/model/ledger.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { upsertEdges } from "../store.ts";

/** Makes these the edges of closed changes to those in which they landed. */
export async function replaceClosedEdges(
  tx: Tx,
  scope: RepoScope,
  changes: readonly string[],
  edges: readonly LedgerEdge[],
): Promise<void> {
  const { orgId, repoId } = scope;
  const still = edges.map(({ from, to }) => `${from} ${to}`);
  await execute(
    tx,
    sql`DELETE FROM ledger_edge WHERE org_id = ${orgId} AND repo_id = ${repoId} AND from_id = ANY(${[...changes]}::text[])
        AND rule = ${CLOSED_RULES.elsewhere} AND from_id || ' ' || to_id <> ALL(${still}::text[])`,
  );
  await upsertEdges(tx, scope, edges);
}
