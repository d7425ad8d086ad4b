import { hash as hashOf } from "node:crypto";
import { jsonText, type MergeCell } from "@/lib/core/array-text.ts";
import { bulkMerge, type MergeTarget } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";

const RECORDS: MergeTarget = {
  table: "raw_record",
  columns: {
    source: "text",
    kind: "text",
    external_id: "text",
    hash: "bytea",
    payload: "jsonb",
    received_at: "timestamptz(3)",
    connection_id: "uuid",
  },
  key: ["source", "kind", "external_id", "hash"],
  existing: "keep",
};

/**
 * Keeps records as they were received; what is stored already, byte for byte or by its `content`, is not stored again. Answers how many are new.
 * `connectionId`: the connection that they came by.
 */
export async function keepRaw(
  tx: Tx,
  orgId: string,
  source: string,
  records: readonly RawRecord[],
  now: Date,
  connectionId: string | null = null,
): Promise<number> {
  if (records.length === 0) return 0;
  const cells = records.map(({ kind, externalId, payload, content }): readonly MergeCell[] => {
    const text = jsonText(payload);
    const hash = hashOf("sha256", content === undefined ? text : jsonText(content), "buffer");
    return [source, kind, externalId ?? hash.toString("hex"), hash, text, now, connectionId];
  });
  return (await bulkMerge(tx, RECORDS, orgId, cells)).written;
}
