import { z } from "zod";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { oneValue } from "./one-value.ts";

export const RUN_STATES = ["running", "done", "waiting", "failed"] as const;
const Run = z.object({
  id: z.uuid(),
  stream: z.string(),
  scope: z.string(),
  scopeName: z.string().nullable(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  state: z.enum(RUN_STATES),
  pages: z.number(),
  items: z.number(),
  written: z.number(),
  gaps: z.number(),
  requests: z.number(),
  points: z.number(),
  message: z.string().nullable(),
  fix: z.string().nullable(),
});
export type LoggedRun = z.output<typeof Run>;

/** What an address asks of the log. What cannot be read falls back to everything. */
export const LogQuery = z.object({
  state: z.preprocess(oneValue, z.enum(RUN_STATES).nullable().catch(null)).default(null),
  stream: z.preprocess(oneValue, z.string().max(60).nullable().catch(null)).default(null),
  q: z.preprocess(oneValue, z.string().trim().max(200).catch("")).default(""),
  page: z.preprocess(oneValue, z.coerce.number().int().min(1).max(10_000).catch(1)).default(1),
});
export type LogQuery = z.output<typeof LogQuery>;

const PAGE = 50;
export type ConnectionLog = { readonly runs: readonly LoggedRun[]; readonly hasMore: boolean };

/** The runs of a connection's streams, newest first, a page of them. */
export async function connectionLog(
  tx: Tx,
  access: OrgAccess,
  connectionId: string,
  { state, stream, q, page }: LogQuery,
): Promise<ConnectionLog> {
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const found = await rows(
    tx,
    Run,
    sql`SELECT r.id, r.stream, r.scope, s.scope_name AS "scopeName", r.started_at AS "startedAt",
          r.finished_at AS "finishedAt", r.state, r.pages, r.items, r.written, r.gaps, r.requests, r.points, r.message, r.fix
        FROM stream_run r
        LEFT JOIN sync_stream s ON s.org_id = r.org_id AND s.connection_id = r.connection_id
          AND s.stream = r.stream AND s.scope = r.scope
        WHERE r.org_id = ${access.orgId} AND r.connection_id = ${connectionId}
          AND (${state}::text IS NULL OR r.state = ${state}) AND (${stream}::text IS NULL OR r.stream = ${stream})
          AND (${q} = '' OR coalesce(s.scope_name, r.scope) ILIKE ${like} OR r.message ILIKE ${like})
        ORDER BY r.started_at DESC, r.id DESC LIMIT ${PAGE + 1} OFFSET ${(page - 1) * PAGE}`,
  );
  return { runs: found.slice(0, PAGE), hasMore: found.length > PAGE };
}
