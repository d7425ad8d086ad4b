import { z } from "zod";
import type { MergeCell } from "@/lib/core/array-text.ts";
import { bulkMerge, type MergeTarget } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { StreamId } from "@/lib/model/stream-id.ts";

/** A record that was not understood, or a part that was not read (then without a payload). */
export type SetAside = {
  readonly kind: string;
  readonly externalId: string;
  readonly reason: string;
  readonly payload?: unknown;
};
/** Whose it is; git's records come by no connection. */
export type AsideScope = { readonly orgId: string; readonly source: string } & Partial<
  Pick<StreamId, "connectionId" | "stream" | "scope">
>;

const QUARANTINE: MergeTarget = {
  table: "quarantine",
  columns: {
    source: "text",
    kind: "text",
    external_id: "text",
    reason: "text",
    payload_ref: "text",
    created_at: "timestamptz(3)",
    connection_id: "uuid",
    stream: "text",
    scope: "text",
    payload: "jsonb",
    resolved_at: "timestamptz(3)",
    attempts: "integer",
  },
  key: ["source", "kind", "external_id", "reason"],
  merge: {
    created_at: (n, o) => `coalesce(${o}.created_at, ${n}.created_at)`,
    attempts: (_n, o) => `coalesce(${o}.attempts, 0) + 1`,
  },
};

/** Keeps what was set aside, with its reason. The same fault of the same record is one row, which counts the attempts. */
export async function setAside(
  tx: Tx,
  { orgId, source, connectionId, stream, scope }: AsideScope,
  faults: readonly SetAside[],
  now: Date,
): Promise<number> {
  if (faults.length === 0) return 0;
  const cells = faults.map(({ kind, externalId, reason, payload }): readonly MergeCell[] => [
    source,
    kind,
    externalId,
    reason.slice(0, 500),
    null,
    now,
    connectionId ?? null,
    stream ?? null,
    scope ?? null,
    payload === undefined ? null : { json: payload },
    null,
    1,
  ]);
  return (await bulkMerge(tx, QUARANTINE, orgId, cells)).written;
}

/** Closes what was set aside of these records, which have been understood now. Answers how many. */
export function resolveAside(
  tx: Tx,
  { orgId, connectionId, stream, scope }: StreamId,
  externalIds: readonly string[],
  now: Date,
): Promise<number> {
  return execute(
    tx,
    sql`UPDATE quarantine SET resolved_at = ${now}
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND stream = ${stream} AND scope = ${scope}
          AND resolved_at IS NULL AND external_id = ANY(${externalIds})`,
  );
}

/** How much of a stream is set aside and not resolved. */
export async function openAside(tx: Tx, { orgId, connectionId, stream, scope }: StreamId): Promise<number> {
  const [found] = await rows(
    tx,
    z.object({ n: z.number() }),
    sql`SELECT count(*)::int AS n FROM quarantine
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND stream = ${stream} AND scope = ${scope}
          AND resolved_at IS NULL`,
  );
  return found?.n ?? 0;
}

const Aside = z.object({
  id: z.uuid(),
  kind: z.string(),
  externalId: z.string(),
  stream: z.string().nullable(),
  scope: z.string().nullable(),
  /** SQL null where only a part was not read. */
  payload: z.unknown(),
  hasPayload: z.boolean(),
});
export type Aside = z.output<typeof Aside>;

/** What is set aside of a connection, oldest first; `id` narrows it to one. */
export const asideOf = (
  tx: Tx,
  orgId: string,
  connectionId: string,
  id: string | null,
  limit = 500,
): Promise<Aside[]> =>
  rows(
    tx,
    Aside,
    sql`SELECT id, kind, external_id AS "externalId", stream, scope, payload, payload IS NOT NULL AS "hasPayload"
        FROM quarantine
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND resolved_at IS NULL
          AND (${id}::uuid IS NULL OR id = ${id}::uuid)
        ORDER BY created_at, id LIMIT ${limit}`,
  );

/** Notes one more attempt: resolved, or in vain and why. */
export async function noteAttempt(
  tx: Tx,
  orgId: string,
  id: string,
  isResolved: boolean,
  now: Date,
): Promise<void> {
  await execute(
    tx,
    sql`UPDATE quarantine SET attempts = attempts + 1, resolved_at = ${isResolved ? now : null}
        WHERE org_id = ${orgId} AND id = ${id}`,
  );
}
