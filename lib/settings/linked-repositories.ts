import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

/** The repositories that stand for these of a host, by id; those that their host no longer shows are left out. */
export async function linkedRepositories(
  tx: Tx,
  orgId: string,
  hostKeys: readonly string[],
): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ id: z.uuid() }),
    sql`SELECT r.id FROM repository r JOIN host_repository h ON h.org_id = r.org_id AND h.key = r.host_key
        WHERE r.org_id = ${orgId} AND r.removed_at IS NULL AND h.lost_at IS NULL AND r.host_key = ANY(${hostKeys})
        ORDER BY r.id`,
  );
  return found.map(({ id }) => id);
}
