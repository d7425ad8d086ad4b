import { createHash } from "node:crypto";
import type { RawRecord, Unreadable } from "@/lib/model/raw-record.ts";
import { bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Cell } from "@/lib/core/copy-text.ts";
import type { Tx } from "@/lib/core/db.ts";

const RECORDS = {
  table: "raw_record",
  columns: ["org_id", "source", "kind", "external_id", "hash", "payload", "received_at"],
  key: ["org_id", "source", "kind", "external_id", "hash"],
  existing: "keep",
} as const;

const UNREADABLE = {
  table: "quarantine",
  columns: ["org_id", "source", "kind", "external_id", "reason", "payload_ref", "created_at"],
  key: ["org_id", "source", "kind", "external_id", "reason"],
  existing: "keep",
} as const;

type Records = Iterable<RawRecord> | AsyncIterable<RawRecord>;

/** Keeps records as they were received; what is stored already, byte for byte, is not stored again. Answers how many are new. */
export function keepRaw(tx: Tx, orgId: string, source: string, records: Records, now: Date): Promise<number> {
  async function* cells(): AsyncGenerator<readonly Cell[]> {
    for await (const { kind, externalId, payload } of records) {
      const hash = createHash("sha256")
        .update(JSON.stringify(payload) ?? "null")
        .digest();
      yield [orgId, source, kind, externalId ?? hash.toString("hex"), hash, { json: payload ?? null }, now];
    }
  }
  return bulkUpsert(tx, RECORDS, cells());
}

/** Keeps what could not be understood. The same fault of the same record is kept once. */
export function keepUnreadable(
  tx: Tx,
  orgId: string,
  source: string,
  faults: readonly Unreadable[],
  now: Date,
): Promise<number> {
  const cells = faults.map(({ kind, externalId, reason, payloadRef }) => [
    orgId,
    source,
    kind,
    externalId,
    reason.slice(0, 500),
    payloadRef,
    now,
  ]);
  return bulkUpsert(tx, UNREADABLE, cells);
}
