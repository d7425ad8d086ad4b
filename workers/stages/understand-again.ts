import { withOrg } from "@/lib/core/db.ts";
import { withRetries } from "@/lib/core/with-retries.ts";
import type { Context } from "@/lib/model/connector.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import { type KeptRecord, oneOfEachKind, readRaw } from "@/lib/raw/read-raw.ts";
import type { Follow } from "../sync/commit-page.ts";
import { type OpenConnection, type OpenDeps, openConnection } from "../sync/open-connection.ts";
import { understandRecords } from "../sync/understand-records.ts";
import { type RetryDeps, retryRecordsStage } from "./retry-records.ts";
import type { SyncScope } from "./sync-connection.ts";

export type UnderstandDeps = OpenDeps & RetryDeps & { readonly follow: readonly Follow[] };

/**
 * Makes the rows of a connection again from what was said, oldest record first, and tries what was set aside. Rows that come
 * out as they are stay untouched. Statuses go first: the stage of an item depends on them. Who was in a team at what time is
 * not in any record, and stays. Answers how many rows were written.
 */
export const understandAgainStage =
  (deps: UnderstandDeps) =>
  async (scope: SyncScope): Promise<number> => {
    const open = await openConnection(deps, scope.orgId, scope.connectionId);
    if (open === null) return 0;
    let written = 0;
    const save = async (records: readonly KeptRecord[], context: Context): Promise<void> => {
      for (const part of runsOfOneKind(records, open.connector.kind)) {
        const { batch } = understandRecords(open.connector, part.records, context);
        const at = part.records.at(-1)?.receivedAt ?? deps.now();
        written += await withRetries(() =>
          withOrg(deps.db, scope.orgId, async (tx) => {
            const { rosters: _rosters, ...rows } = batch;
            const touched = await saveBatch(tx, scope, rows, at, part.told);
            for (const next of deps.follow) await next(tx, scope, touched);
            return touched.written;
          }),
        );
      }
    };
    const first = await kindsOfStatuses(deps, open, scope);
    const before = await open.context();
    if (first.length > 0) await readRaw(deps.db, scope, first, (records) => save(records, before));
    const context = await open.context();
    await readRaw(deps.db, scope, null, (records) => save(records, context));
    await retryRecordsStage(deps)({ ...scope, id: null });
    return written;
  };

async function kindsOfStatuses(
  { db }: OpenDeps,
  open: OpenConnection,
  scope: SyncScope,
): Promise<readonly string[]> {
  const context = await open.context();
  const samples = await oneOfEachKind(db, scope);
  return samples
    .filter((record) => {
      const { batch } = understandRecords(open.connector, [record], context);
      return (batch.statuses ?? []).length > 0;
    })
    .map(({ kind }) => kind);
}

type Part = { readonly told: "page" | "message"; readonly records: KeptRecord[] };

/** Stretches of records that came the same way, in their order. */
function runsOfOneKind(records: readonly KeptRecord[], source: string): readonly Part[] {
  const parts: Part[] = [];
  for (const record of records) {
    const told = record.source === source ? "page" : "message";
    const last = parts.at(-1);
    if (last?.told === told) last.records.push(record);
    else parts.push({ told, records: [record] });
  }
  return parts;
}
