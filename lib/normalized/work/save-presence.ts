import type { Tx } from "@/lib/core/db.ts";
import type { Presence } from "@/lib/model/host-batch.ts";

/**
 * Marks what a sweep did not find as deleted: items of the project whose number lies between its bounds and which were not updated
 * after it. One that is told of again later is there again. Answers the keys that were marked.
 */
export async function savePresence(
  tx: Tx,
  orgId: string,
  found: readonly Presence[],
  now: Date,
): Promise<readonly string[]> {
  const gone: string[] = [];
  for (const { project, after, upTo, at, items } of found) {
    const marked = await tx.query<{ key: string }>(
      `UPDATE work_item SET deleted_at = $1
       WHERE org_id = $2 AND project = $3 AND deleted_at IS NULL AND number > $4 AND ($5::integer IS NULL OR number <= $5)
         AND updated_at <= $6 AND NOT key = ANY($7::text[])
       RETURNING key`,
      [now, orgId, project, after, upTo, at, [...items]],
    );
    gone.push(...marked.rows.map(({ key }) => key));
  }
  return gone;
}
