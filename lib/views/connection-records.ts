import { z } from "zod";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const Aside = z.object({
  id: z.uuid(),
  kind: z.string(),
  externalId: z.string(),
  reason: z.string(),
  payloadRef: z.string().nullable(),
  createdAt: z.date(),
  stream: z.string().nullable(),
  scopeName: z.string().nullable(),
  attempts: z.number(),
  /** What was kept of it, as text; null where only a part was not read. */
  payload: z.string().nullable(),
});
export type SetAsideRecord = z.output<typeof Aside>;

const PAGE = 50;
const SHOWN = 4_000;

/** What is set aside of a connection and not resolved, newest first, a page of it. */
export async function connectionRecords(
  tx: Tx,
  access: OrgAccess,
  connectionId: string,
  page: number,
): Promise<{ readonly records: readonly SetAsideRecord[]; readonly hasMore: boolean }> {
  const found = await rows(
    tx,
    Aside,
    sql`SELECT q.id, q.kind, q.external_id AS "externalId", q.reason, q.payload_ref AS "payloadRef",
          q.created_at AS "createdAt", q.stream, s.scope_name AS "scopeName", q.attempts,
          left(jsonb_pretty(q.payload), ${SHOWN}) AS payload
        FROM quarantine q
        LEFT JOIN sync_stream s ON s.org_id = q.org_id AND s.connection_id = q.connection_id
          AND s.stream = q.stream AND s.scope = q.scope
        WHERE q.org_id = ${access.orgId} AND q.connection_id = ${connectionId} AND q.resolved_at IS NULL
        ORDER BY q.created_at DESC, q.id LIMIT ${PAGE + 1} OFFSET ${(page - 1) * PAGE}`,
  );
  return { records: found.slice(0, PAGE), hasMore: found.length > PAGE };
}
