import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { type KeptStream, keptStream } from "@/lib/core/kept-stream.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { StreamId } from "@/lib/model/stream-id.ts";

type ConnectionScope = Pick<StreamId, "orgId" | "connectionId">;

export type WantedStream = {
  readonly stream: string;
  readonly scope: string;
  readonly scopeName: string;
};

/**
 * Makes the streams of a connection those that are wanted: new ones wait to be read at once, renamed ones keep their place,
 * those out of scope go, with their place but not with what was read.
 */
export async function arrangeStreams(
  tx: Tx,
  { orgId, connectionId }: ConnectionScope,
  wanted: readonly WantedStream[],
  now: Date,
): Promise<void> {
  const ordered = wanted.toSorted((a, b) => (`${a.stream} ${a.scope}` < `${b.stream} ${b.scope}` ? -1 : 1));
  const list = sql`unnest(${ordered.map(({ stream }) => stream)}::text[], ${ordered.map(({ scope }) => scope)}::text[],
    ${ordered.map(({ scopeName }) => scopeName)}::text[]) AS w(stream, scope, name)`;
  await execute(
    tx,
    sql`DELETE FROM sync_stream s WHERE s.org_id = ${orgId} AND s.connection_id = ${connectionId}
        AND NOT EXISTS (SELECT 1 FROM ${list} WHERE w.stream = s.stream AND w.scope = s.scope)`,
  );
  await execute(
    tx,
    sql`INSERT INTO sync_stream AS s (org_id, connection_id, stream, scope, scope_name, next_run_at)
        SELECT ${orgId}, ${connectionId}, w.stream, w.scope, w.name, ${now} FROM ${list}
        WHERE NOT EXISTS (SELECT 1 FROM sync_stream o WHERE o.org_id = ${orgId} AND o.connection_id = ${connectionId}
          AND o.stream = w.stream AND o.scope = w.scope AND o.scope_name = w.name)
        ON CONFLICT (org_id, connection_id, stream, scope) DO UPDATE SET scope_name = excluded.scope_name`,
  );
}

/**
 * Blocks the streams of scopes that can no longer be read, without another try until they are listed again, and lets those go
 * on that are.
 */
export async function blockScopes(
  tx: Tx,
  { orgId, connectionId }: ConnectionScope,
  lost: readonly string[],
  now: Date,
): Promise<void> {
  const mine = sql`org_id = ${orgId} AND connection_id = ${connectionId} AND scope <> ''`;
  await execute(
    tx,
    sql`UPDATE sync_stream SET state = 'blocked', next_run_at = NULL, epoch = epoch + 1,
          cause = 'It can no longer be read: it is not in the list of what the connection may see.',
          fix = 'Give the credential access to it again, or leave it out of the scope.'
        WHERE ${mine} AND scope = ANY(${lost}) AND state <> 'paused' AND NOT (state = 'blocked' AND next_run_at IS NULL)`,
  );
  await execute(
    tx,
    sql`UPDATE sync_stream SET state = 'waiting', next_run_at = ${now}, cause = NULL, fix = NULL
        WHERE ${mine} AND NOT (scope = ANY(${lost})) AND state = 'blocked' AND next_run_at IS NULL`,
  );
}

/** All streams of a connection, by name and scope. */
export const streamsOf = (tx: Tx, { orgId, connectionId }: ConnectionScope): Promise<KeptStream[]> =>
  rows(
    tx,
    keptStream.row,
    sql`SELECT ${keptStream.columns} FROM sync_stream
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} ORDER BY stream, scope_name, scope`,
  );

/** Where the lists of a connection as a whole stand, by name, as their collectors wrote it. */
export async function cursorsOf(
  tx: Tx,
  { orgId, connectionId }: ConnectionScope,
): Promise<ReadonlyMap<string, unknown>> {
  const found = await rows(
    tx,
    z.object({ stream: z.string(), cursor: z.unknown() }),
    sql`SELECT stream, cursor FROM sync_stream
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND scope = ''`,
  );
  return new Map(found.map(({ stream, cursor }) => [stream, cursor]));
}

/** Which streams are meant; what is left out means all. */
export type Meant = { readonly stream?: string | undefined; readonly scope?: string | undefined };

const meant = ({ orgId, connectionId }: ConnectionScope, { stream, scope }: Meant) =>
  sql`org_id = ${orgId} AND connection_id = ${connectionId}
      AND (${stream ?? null}::text IS NULL OR stream = ${stream ?? null})
      AND (${scope ?? null}::text IS NULL OR scope = ${scope ?? null})`;

/** Stops streams; a page that is being read is not written any more. Answers how many. */
export const pauseStreams = (tx: Tx, at: ConnectionScope, which: Meant): Promise<number> =>
  execute(
    tx,
    sql`UPDATE sync_stream SET state = 'paused', epoch = epoch + 1, cause = NULL, fix = NULL
        WHERE ${meant(at, which)} AND state <> 'paused'`,
  );

/** Lets paused streams go on where they stopped. */
export const resumeStreams = (tx: Tx, at: ConnectionScope, which: Meant, now: Date): Promise<number> =>
  execute(
    tx,
    sql`UPDATE sync_stream SET state = 'waiting', next_run_at = ${now}
        WHERE ${meant(at, which)} AND state = 'paused'`,
  );

/**
 * Lets streams run at `when`, or before, where they would have later; those that are blocked too, with their faults
 * forgotten. One that runs now runs once more.
 */
export const askStreams = (tx: Tx, at: ConnectionScope, which: Meant, when: Date): Promise<number> =>
  execute(
    tx,
    sql`UPDATE sync_stream SET next_run_at = least(next_run_at, ${when}), failures = 0
        WHERE ${meant(at, which)} AND state <> 'paused' AND next_run_at IS DISTINCT FROM least(next_run_at, ${when})`,
  );

/** Lets streams be read from their beginning: for gaps that name no record, and after a change of what is asked for. */
export async function readStreamsAgain(
  tx: Tx,
  at: ConnectionScope,
  which: Meant,
  now: Date,
): Promise<number> {
  await execute(
    tx,
    sql`UPDATE quarantine SET resolved_at = ${now}, attempts = attempts + 1
        WHERE ${meant(at, which)} AND resolved_at IS NULL AND payload IS NULL`,
  );
  return execute(
    tx,
    sql`UPDATE sync_stream SET cursor = NULL, epoch = epoch + 1, items_done = 0, covered_from = NULL, complete_at = NULL,
          gaps = (SELECT count(*) FROM quarantine q WHERE q.org_id = sync_stream.org_id
            AND q.connection_id = sync_stream.connection_id AND q.stream = sync_stream.stream
            AND q.scope = sync_stream.scope AND q.resolved_at IS NULL),
          state = CASE WHEN state = 'paused' THEN state ELSE 'waiting' END, next_run_at = ${now}, failures = 0
        WHERE ${meant(at, which)}`,
  );
}

/** When the next of these streams is due; null where none is waited for. One that lost its worker is due at once. */
export async function nextDue(
  tx: Tx,
  { orgId, connectionId }: ConnectionScope,
  streams: readonly string[],
  now: Date,
): Promise<Date | null> {
  const [found] = await rows(
    tx,
    z.object({ at: z.date().nullable() }),
    sql`SELECT min(CASE WHEN state = 'running' THEN ${now}::timestamptz ELSE next_run_at END) AS at FROM sync_stream
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND state <> 'paused' AND stream = ANY(${streams})`,
  );
  return found?.at ?? null;
}

/** Counts again what is set aside of each stream; one that has nothing left is no longer partial. */
export const countGaps = (tx: Tx, { orgId, connectionId }: ConnectionScope): Promise<number> =>
  execute(
    tx,
    sql`UPDATE sync_stream s SET gaps = g.n,
          state = CASE WHEN g.n = 0 AND s.state = 'partial' THEN
            CASE WHEN s.complete_at IS NULL THEN 'behind' ELSE 'ok' END ELSE s.state END,
          cause = CASE WHEN g.n = 0 AND s.state = 'partial' THEN NULL ELSE s.cause END,
          fix = CASE WHEN g.n = 0 AND s.state = 'partial' THEN NULL ELSE s.fix END
        FROM (
          SELECT t.stream, t.scope, count(q.id)::int AS n FROM sync_stream t
          LEFT JOIN quarantine q ON q.org_id = t.org_id AND q.connection_id = t.connection_id AND q.stream = t.stream
            AND q.scope = t.scope AND q.resolved_at IS NULL
          WHERE t.org_id = ${orgId} AND t.connection_id = ${connectionId} GROUP BY t.stream, t.scope
        ) g
        WHERE s.org_id = ${orgId} AND s.connection_id = ${connectionId} AND s.stream = g.stream AND s.scope = g.scope
          AND s.gaps <> g.n`,
  );
