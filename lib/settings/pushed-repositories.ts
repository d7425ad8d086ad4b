import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { Push } from "@/lib/model/connector.ts";

/**
 * The repositories of which one of these branches is read: where changes land, the host's default, and every branch that the
 * last reading followed. Other branches come with their pull requests.
 */
export async function pushedRepositories(tx: Tx, orgId: string, pushes: readonly Push[]): Promise<string[]> {
  const [repos, branches] = [pushes.map(({ repo }) => repo), pushes.map(({ branch }) => branch)];
  const found = await rows(
    tx,
    z.object({ id: z.uuid() }),
    sql`SELECT r.id FROM repository r JOIN host_repository h ON h.org_id = r.org_id AND h.key = r.host_key
        WHERE r.org_id = ${orgId} AND r.removed_at IS NULL AND h.lost_at IS NULL AND EXISTS (
          SELECT 1 FROM unnest(${repos}::text[], ${branches}::text[]) AS p(repo, branch)
          WHERE p.repo = r.host_key AND (p.branch IN (h.default_branch, r.landing_branch) OR EXISTS (
            SELECT 1 FROM tracked_branch t WHERE t.org_id = r.org_id AND t.repo_id = r.id AND t.name = p.branch)))
        ORDER BY r.id`,
  );
  return found.map(({ id }) => id);
}
