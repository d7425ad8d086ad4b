import { z } from "zod";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { type KeptStream, keptStream } from "@/lib/core/kept-stream.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { type ConnectionHead, connectionIs } from "./connection-head.ts";
import { type GroupedStreams, groupStreams } from "./group-streams.ts";
import { type Pace, paceOf } from "./sync-pace.ts";

const Quota = z.object({
  resource: z.string(),
  allowance: z.number().nullable(),
  remaining: z.number().nullable(),
  resetsAt: z.date().nullable(),
  closedUntil: z.date().nullable(),
  reason: z.string().nullable(),
});
export type KeptQuota = z.output<typeof Quota>;

const Run = z.object({
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  items: z.number(),
  requests: z.number(),
});

/** How the reading of a connection stands, stream by stream, grouped by repository or project. */
export type ConnectionStreams = {
  readonly groups: GroupedStreams;
  readonly quotas: readonly KeptQuota[];
  readonly pace: Pace;
};

/** All streams of all connections: for lists of connections. */
export const streamsOfOrg = (tx: Tx, access: OrgAccess): Promise<KeptStream[]> =>
  rows(tx, keptStream.row, sql`SELECT ${keptStream.columns} FROM sync_stream WHERE org_id = ${access.orgId}`);

export async function connectionStreams(
  tx: Tx,
  access: OrgAccess,
  head: ConnectionHead,
  now: Date,
): Promise<ConnectionStreams> {
  const mine = sql`org_id = ${access.orgId} AND connection_id = ${head.id}`;
  const since = new Date(now.getTime() - 10 * 60_000);
  const [streams, quotas, runs] = await Promise.all([
    rows(
      tx,
      keptStream.row,
      sql`SELECT ${keptStream.columns} FROM sync_stream WHERE ${mine} ORDER BY scope_name, scope, stream`,
    ),
    rows(
      tx,
      Quota,
      sql`SELECT resource, allowance, remaining, resets_at AS "resetsAt", forbidden_until AS "closedUntil", reason
          FROM quota WHERE ${mine} ORDER BY resource`,
    ),
    rows(
      tx,
      Run,
      sql`SELECT started_at AS "startedAt", finished_at AS "finishedAt", items, requests FROM stream_run
          WHERE ${mine} AND started_at > ${since} ORDER BY started_at LIMIT 5000`,
    ),
  ]);
  const groups = groupStreams(streams, connectionIs(head), now);
  return { groups, quotas, pace: paceOf(runs, streams, now) };
}
