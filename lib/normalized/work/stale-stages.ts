import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { HostScope } from "../host-table.ts";

/**
 * Whether an item of a connection, or a step of its history, counts in another stage than its status does now: these statuses
 * were renamed or put into another category since they were read.
 */
export async function hasStaleStages(
  tx: Tx,
  { orgId, connectionId }: HostScope,
  statuses: readonly string[],
): Promise<boolean> {
  if (statuses.length === 0) return false;
  const [found] = await rows(
    tx,
    z.object({ isStale: z.boolean() }),
    sql`WITH now AS (
          SELECT id, stage FROM tracker_status
          WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND id = ANY(${statuses})
        ), items AS (
          SELECT key, status_id, stage FROM work_item WHERE org_id = ${orgId} AND connection_id = ${connectionId}
        ) SELECT EXISTS (SELECT 1 FROM items i JOIN now n ON n.id = i.status_id AND n.stage <> i.stage)
          OR EXISTS (SELECT 1 FROM items i JOIN work_item_step s ON s.org_id = ${orgId} AND s.item = i.key
            JOIN now n ON s.field = 'status' AND n.id = s.to_id AND n.stage <> s.to_stage) AS "isStale"`,
  );
  return found?.isStale === true;
}
