import { z } from "zod";
import type { ConnectorDeps, PageRequest, Stream, StreamPage } from "@/lib/model/connector.ts";
import { openClient } from "../client.ts";
import { instantOf } from "../meaning/values.ts";
import { RAW } from "../raw-kinds.ts";
import { nothingNew, rawRecord, repositoryOf } from "./stream-tools.ts";

const PAGE = 100;
/** The host shows no more of a list that is narrowed by time. */
const MOST_IN_WINDOW = 1_000;
/** Runs change after they began, and are not listed by change: those of the last days are read again. */
const AGAIN_MS = 3 * 86_400_000;

const UNHEEDED = "GitHub does not narrow the list of runs by time: older ones could not be read";
const BEFORE_ALL = "2008-01-01T00:00:00Z";

const Runs = z.object({ total_count: z.number(), workflow_runs: z.array(z.record(z.string(), z.unknown())) });
const Cursor = z.object({
  v: z.literal(2),
  /** Only runs up to this instant, inclusive; null: the pass begins. */
  to: z.string().nullable(),
  /** Only runs from this instant on; null: all there are. */
  from: z.string().nullable(),
  page: z.number().int().positive(),
  newest: z.string().nullable(),
  watermark: z.string().nullable(),
  isComplete: z.boolean(),
  etag: z.string().nullable(),
});
type Cursor = z.output<typeof Cursor>;
const BEGIN: Cursor = {
  v: 2,
  to: null,
  from: null,
  page: 1,
  newest: null,
  watermark: null,
  isComplete: false,
  etag: null,
};

/** Runs of workflows, newest first. Each window ends where the last page of the one before it ended, so none holds more than is shown. */
export const workflowRuns = (deps: ConnectorDeps): Stream => ({
  name: "workflow_runs",
  per: "repository",
  rank: 3,
  everySeconds: 21_600,
  resource: "rest",
  readPage: (request) => readPage(deps, request),
});

async function readPage(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const client = openClient(deps, request.signal);
  const kept = Cursor.safeParse(request.cursor);
  const cursor = kept.success ? kept.data : BEGIN;
  const { owner, name, id } = repositoryOf(request.scope);
  const isStart = cursor.to === null && cursor.page === 1;
  const from =
    isStart && cursor.watermark !== null
      ? textOf(new Date(Date.parse(cursor.watermark) - AGAIN_MS))
      : cursor.from;
  const created =
    cursor.to !== null ? `${from ?? BEFORE_ALL}..${cursor.to}` : from === null ? null : `>=${from}`;
  const answer = await client.rest(
    `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/actions/runs`,
    { per_page: PAGE, page: cursor.page, ...(created === null ? {} : { created }) },
    isStart ? cursor.etag : null,
  );
  const spent = () => client.meter.spent;
  if (answer.status === 304) return nothingNew(cursor, { spent: spent(), isComplete: true, pageSize: PAGE });
  const { total_count: total, workflow_runs: runs } = Runs.parse(answer.data);
  const times = runs.flatMap((run) => instantOf(run.created_at) ?? []).filter((at) => at <= request.now);
  const oldest = times.length === 0 ? null : new Date(Math.min(...times.map(Number)));
  const newestHere = times.length === 0 ? null : textOf(new Date(Math.max(...times.map(Number))));
  const newest = cursor.newest ?? newestHere;
  const here = { ...cursor, from, newest, etag: isStart ? answer.etag : cursor.etag };
  // Later ones than were asked for: the host does not heed the window, and would give the same for ever.
  const isUnheeded = cursor.to !== null && newestHere !== null && newestHere > cursor.to;
  const next = isUnheeded
    ? { place: null, isCrowded: true }
    : nextPlace(here, { count: runs.length, total, oldest });
  return {
    records: runs.map((run) =>
      rawRecord(deps, RAW.run, run.id, { repository: id, name: request.scope.name, item: run }),
    ),
    cursor:
      next.place ??
      ({
        ...BEGIN,
        watermark: newest ?? cursor.watermark,
        isComplete: true,
        etag: here.etag,
      } satisfies Cursor),
    isLast: next.place === null,
    isComplete: cursor.isComplete || next.place === null,
    gaps: next.isCrowded
      ? [
          {
            kind: RAW.run,
            externalId: null,
            reason: isUnheeded ? UNHEEDED : "More runs began in one second than GitHub shows",
          },
        ]
      : [],
    spent: spent(),
    covered: oldest === null ? null : { from: oldest, to: new Date(Math.max(...times.map(Number))) },
    total: created === null ? total : null,
    pageSize: PAGE,
  };
}

/** The next page of the window, or the first of the next window; null: this was the last. */
function nextPlace(
  cursor: Cursor,
  page: { readonly count: number; readonly total: number; readonly oldest: Date | null },
): { readonly place: Cursor | null; readonly isCrowded: boolean } {
  const seen = cursor.page * PAGE;
  if (page.count === 0 || page.oldest === null || seen >= page.total)
    return { place: null, isCrowded: false };
  if (seen < MOST_IN_WINDOW) return { place: { ...cursor, page: cursor.page + 1 }, isCrowded: false };
  const to = textOf(page.oldest);
  const isCrowded = to === cursor.to;
  return {
    place: { ...cursor, page: 1, to: isCrowded ? textOf(new Date(page.oldest.getTime() - 1_000)) : to },
    isCrowded,
  };
}

const textOf = (at: Date): string => at.toISOString().replace(/\.\d{3}Z$/, "Z");
