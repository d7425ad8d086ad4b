import { z } from "zod";
import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { StreamPage } from "@/lib/model/connector.ts";
import type { StreamId } from "@/lib/model/stream-id.ts";
import { type RunOutcome, streamEnd } from "./stream-end.ts";

type ConnectionScope = Pick<StreamId, "orgId" | "connectionId">;

const Claimed = z.object({
  stream: z.string(),
  scope: z.string(),
  scopeName: z.string(),
  epoch: z.number(),
  cursor: z.unknown(),
  pageSize: z.number().nullable(),
  goodPages: z.number(),
  failures: z.number(),
  gaps: z.number(),
  wasComplete: z.boolean(),
  coveredFrom: z.date().nullable(),
  runId: z.uuid(),
});
/** A stream that this run may write for, until another claims it. */
export type ClaimedStream = z.output<typeof Claimed> & ConnectionScope;

export type Wish = {
  /** Names of the streams that may be claimed, and the rank of each. */
  readonly ranks: Readonly<Record<string, number>>;
  /** Those that are being read here; whatever else looks as if it were running has lost its worker. */
  readonly held: readonly { readonly stream: string; readonly scope: string }[];
};

const RECENT_DAYS = 90;

/** Since when everything of a connection is read before anything older. */
export const recentSince = (now: Date): Date => new Date(now.getTime() - RECENT_DAYS * 86_400_000);

/**
 * Claims the stream that should be read next, or answers null where none is due. First whatever has not reached ninety days
 * back; then by rank; of one rank the one that has come least far back, so that all advance together, newest first. The
 * epoch rises: a run that held the stream before finds out in its next transaction, and writes nothing more.
 */
export async function claimStream(
  tx: Tx,
  { orgId, connectionId }: ConnectionScope,
  { ranks, held }: Wish,
  now: Date,
): Promise<ClaimedStream | null> {
  const [claimed] = await rows(
    tx,
    Claimed,
    sql`
      WITH next AS (
        SELECT s.stream, s.scope FROM sync_stream s
        JOIN unnest(${Object.keys(ranks)}::text[], ${Object.values(ranks)}::int[]) AS r(stream, rank) USING (stream)
        WHERE s.org_id = ${orgId} AND s.connection_id = ${connectionId} AND s.state <> 'paused'
          AND (s.next_run_at <= ${now} OR s.state = 'running')
          AND NOT EXISTS (
            SELECT 1 FROM unnest(${held.map(({ stream }) => stream)}::text[], ${held.map(({ scope }) => scope)}::text[])
              AS h(stream, scope) WHERE h.stream = s.stream AND h.scope = s.scope)
        ORDER BY (s.complete_at IS NULL AND coalesce(s.covered_from < ${recentSince(now)}, false)), r.rank, s.covered_from DESC NULLS FIRST,
          s.next_run_at, s.stream, s.scope
        LIMIT 1 FOR UPDATE OF s SKIP LOCKED
      ), taken AS (
        UPDATE sync_stream s SET epoch = s.epoch + 1, state = 'running', last_run_at = ${now}, next_run_at = NULL
        FROM next WHERE s.org_id = ${orgId} AND s.connection_id = ${connectionId}
          AND s.stream = next.stream AND s.scope = next.scope
        RETURNING s.*
      ), over AS (
        UPDATE stream_run r SET state = 'failed', finished_at = ${now}, message = 'Interrupted.'
        FROM taken t WHERE r.org_id = ${orgId} AND r.connection_id = ${connectionId} AND r.stream = t.stream
          AND r.scope = t.scope AND r.state = 'running'
      ), begun AS (
        INSERT INTO stream_run (org_id, connection_id, stream, scope, started_at)
        SELECT org_id, connection_id, stream, scope, ${now} FROM taken RETURNING id
      )
      SELECT stream, scope, scope_name AS "scopeName", epoch, cursor, page_size AS "pageSize", good_pages AS "goodPages",
        failures, gaps, complete_at IS NOT NULL AS "wasComplete",
        covered_from AS "coveredFrom", (SELECT id FROM begun) AS "runId" FROM taken`,
  );
  return claimed === undefined ? null : { ...claimed, orgId, connectionId };
}

/** What one page was for its stream. */
export type PageDone = Pick<
  StreamPage,
  "cursor" | "isComplete" | "pageSize" | "covered" | "total" | "spent"
> & {
  readonly items: number;
  readonly written: number;
  readonly gaps: number;
  readonly openGaps: number;
};

/**
 * Moves a stream on by a page, in the transaction that holds the page's rows. Answers whether the stream is still this
 * run's own: where it is not, the transaction must not be committed.
 */
export async function advanceStream(
  tx: Tx,
  claimed: ClaimedStream,
  page: PageDone,
  now: Date,
): Promise<boolean> {
  const { orgId, connectionId, stream, scope, epoch, runId } = claimed;
  const moved = await execute(
    tx,
    sql`
      WITH moved AS (
        UPDATE sync_stream SET cursor = ${JSON.stringify(page.cursor ?? null)}::jsonb, page_size = ${page.pageSize},
          good_pages = CASE WHEN page_size IS NOT DISTINCT FROM ${page.pageSize}::int THEN good_pages + 1 ELSE 0 END,
          items_done = items_done + ${page.items}, items_total = coalesce(${page.total}, items_total),
          gaps = ${page.openGaps}, failures = 0, last_run_at = ${now},
          covered_from = least(covered_from, ${page.covered?.from ?? null}),
          covered_to = greatest(covered_to, ${page.covered?.to ?? null}),
          complete_at = CASE WHEN ${page.isComplete} THEN coalesce(complete_at, ${now}) ELSE complete_at END
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND stream = ${stream} AND scope = ${scope}
          AND epoch = ${epoch} AND state = 'running'
        RETURNING 1
      )
      UPDATE stream_run SET pages = pages + 1, items = items + ${page.items}, written = written + ${page.written},
        gaps = gaps + ${page.gaps}, requests = requests + ${page.spent.requests},
        points = points + ${Math.ceil(page.spent.points)}
      WHERE org_id = ${orgId} AND id = ${runId} AND EXISTS (SELECT 1 FROM moved)`,
  );
  return moved === 1;
}

/** Ends a run: what the stream is now, why, and when it runs again; at once where that was asked for meanwhile. False where it was another's meanwhile. */
export const endStream = (db: Db, claimed: ClaimedStream, outcome: RunOutcome, now: Date): Promise<boolean> =>
  withOrg(db, claimed.orgId, (tx) => endStreamIn(tx, claimed, outcome, now));

/** As `endStream`, in the transaction that holds the last page: who is killed after it reads no page again. */
export async function endStreamIn(
  tx: Tx,
  claimed: ClaimedStream,
  outcome: RunOutcome,
  now: Date,
): Promise<boolean> {
  const { orgId, connectionId, stream, scope, epoch, runId } = claimed;
  const mine = sql`org_id = ${orgId} AND connection_id = ${connectionId} AND stream = ${stream} AND scope = ${scope}
    AND epoch = ${epoch} AND state = 'running'`;
  const Held = z.object({ gaps: z.number(), failures: z.number(), isComplete: z.boolean() });
  const [held] = await rows(
    tx,
    Held,
    sql`SELECT gaps, failures, complete_at IS NOT NULL AS "isComplete" FROM sync_stream WHERE ${mine} FOR UPDATE`,
  );
  if (held === undefined) return false;
  const end = streamEnd(outcome, { ...held, now });
  await execute(
    tx,
    sql`UPDATE sync_stream SET state = ${end.state}, cause = ${end.cause}, fix = ${end.fix}, failures = ${end.failures},
          next_run_at = coalesce(next_run_at, ${end.nextRunAt}),
          last_ok_at = CASE WHEN ${outcome.kind === "read"} THEN ${now} ELSE last_ok_at END
        WHERE ${mine}`,
  );
  await execute(
    tx,
    sql`UPDATE stream_run SET state = ${end.run}, finished_at = ${now},
          message = ${outcome.kind === "fault" ? end.cause : null}, fix = ${outcome.kind === "fault" ? end.fix : null}
        WHERE org_id = ${orgId} AND id = ${runId}`,
  );
  return true;
}
