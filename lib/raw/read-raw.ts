import { z } from "zod";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";

const Record = z.object({
  source: z.string(),
  kind: z.string(),
  externalId: z.string(),
  payload: z.unknown(),
  receivedAt: z.date(),
});
export type KeptRecord = RawRecord & z.output<typeof Record>;

const AT_ONCE = 500;

/**
 * Reads the latest version of every record that came by a connection, in the order in which they came, some hundred at a
 * time. `kinds` narrows it. What is written meanwhile is not seen.
 */
export function readRaw(
  db: Db,
  { orgId, connectionId }: { readonly orgId: string; readonly connectionId: string },
  kinds: readonly string[] | null,
  take: (records: readonly KeptRecord[]) => Promise<void>,
): Promise<void> {
  return withOrg(db, orgId, async (tx) => {
    await tx.query("SET LOCAL idle_in_transaction_session_timeout = 0");
    await tx.query({
      text: `DECLARE latest NO SCROLL CURSOR FOR
        SELECT id FROM (
          SELECT DISTINCT ON (source, kind, external_id) id, received_at FROM raw_record
          WHERE org_id = '${z.uuid().parse(orgId)}' AND connection_id = '${z.uuid().parse(connectionId)}'
          ORDER BY source, kind, external_id, received_at DESC, id DESC
        ) last ORDER BY received_at, id`,
    });
    for (;;) {
      const { rows: next } = await tx.query<{ id: string }>(`FETCH ${AT_ONCE} FROM latest`);
      if (next.length === 0) return;
      const records = await rows(
        tx,
        Record,
        sql`SELECT source, kind, external_id AS "externalId", payload, received_at AS "receivedAt" FROM raw_record
            WHERE org_id = ${orgId} AND id = ANY(${next.map(({ id }) => id)}::uuid[])
              AND (${kinds}::text[] IS NULL OR kind = ANY(${kinds}))
            ORDER BY received_at, id`,
      );
      await take(records);
    }
  });
}

/** One record of each kind that came by a connection. */
export async function oneOfEachKind(
  db: Db,
  { orgId, connectionId }: { readonly orgId: string; readonly connectionId: string },
): Promise<readonly KeptRecord[]> {
  return withOrg(db, orgId, (tx) =>
    rows(
      tx,
      Record,
      sql`SELECT DISTINCT ON (kind) source, kind, external_id AS "externalId", payload, received_at AS "receivedAt"
          FROM raw_record WHERE org_id = ${orgId} AND connection_id = ${connectionId} ORDER BY kind, received_at DESC`,
    ),
  );
}
