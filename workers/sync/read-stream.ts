import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Context, Stream, StreamPage } from "@/lib/model/connector.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { RunOutcome } from "@/lib/raw/stream-end.ts";
import type { ClaimedStream } from "@/lib/raw/stream-store.ts";
import { type CommitDeps, commitPage } from "./commit-page.ts";
import type { OpenConnection } from "./open-connection.ts";
import { understandRecords } from "./understand-records.ts";

export type ReadStream = {
  readonly open: OpenConnection;
  readonly stream: Stream;
  readonly claimed: ClaimedStream;
  /** Kept up to date by who reads: the stages of a tracker may come in with a page. */
  readonly context: { current: Context };
  /** Whether to give the place to others after so many pages, when the stream has come so far back. */
  readonly isOver: (pages: number, coveredFrom: Date | null) => boolean;
  readonly signal: AbortSignal;
};

/** The same place so many times in a row is a host that goes in circles. */
const CIRCLES = 3;
const LISTS = { repositories: "repositories", projects: "projects", teams: "teams" } as const;

/**
 * Reads a stream page by page, each in a transaction of its own, until the host has no more, a fault, or the end of the turn.
 * Answers null where another run took the stream.
 */
export async function readStream(deps: CommitDeps, given: ReadStream): Promise<RunOutcome | null> {
  const { open, stream, claimed, context, signal } = given;
  const list = claimed.scope === "" && stream.name in LISTS ? LISTS[stream.name as keyof typeof LISTS] : null;
  let keys: string[] | null = list === null || claimed.cursor !== null ? null : [];
  let { cursor, pageSize, gaps } = claimed;
  let circles = 0;
  try {
    for (let pages = 1; ; pages += 1) {
      const request = {
        scope: { key: claimed.scope, name: claimed.scopeName },
        cursor,
        pageSize,
        now: deps.now(),
        signal,
      };
      const page = await stream.readPage(request);
      if (page.gaps.length > 0) keys = null;
      if (list !== null && keys !== null) {
        const { batch } = understandRecords(open.connector, page.records, context.current);
        keys.push(...listedIn(batch, list));
      }
      const whole = list !== null && keys !== null && page.isLast ? { list, keys } : null;
      const isComplete = page.isComplete || claimed.wasComplete;
      const end = page.isLast
        ? ({ kind: "read", isComplete, everySeconds: stream.everySeconds } as const)
        : null;
      const committed = await commitPage(deps, {
        connector: open.connector,
        context: context.current,
        claimed: { ...claimed, gaps },
        page,
        whole,
        end,
      });
      if (committed === null) return null;
      gaps = committed.openGaps;
      if (committed.touched.statuses.length > 0) context.current = await open.context();
      if (end !== null) return end;
      circles = isSame(page, cursor) ? circles + 1 : 0;
      if (circles >= CIRCLES) throw inCircles();
      if (given.isOver(pages, page.covered?.from ?? null)) return { kind: "pause" };
      ({ cursor, pageSize } = page);
    }
  } catch (error) {
    if (signal.aborted) return { kind: "pause" };
    return { kind: "fault", error };
  }
}

const isSame = (page: StreamPage, cursor: unknown): boolean =>
  JSON.stringify(page.cursor) === JSON.stringify(cursor);

const inCircles = (): SourceFailure =>
  new SourceFailure("malformed", "The host answers with the same page again and again.", {
    fix: "Nothing to do: it is tried again later. If it stays, tell the maker of the host.",
  });

function listedIn(batch: HostBatch, list: keyof typeof LISTS): string[] {
  const rows = { repositories: batch.repositories, projects: batch.projects, teams: batch.teams }[list];
  return (rows ?? []).map(({ key }) => key);
}
