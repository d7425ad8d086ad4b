import type { KeptStream } from "@/lib/core/kept-stream.ts";
import { STANDINGS, type Standing, type Stands, streamStanding, worstOf } from "./stream-standing.ts";

export type StreamView = KeptStream & Stands;
/** What is read of one repository or project, or of the connection as a whole (then without a name). */
export type StreamGroup = {
  readonly scope: string;
  readonly name: string;
  readonly standing: Standing;
  /** Of the worst stream. */
  readonly cause: string | null;
  readonly fix: string | null;
  readonly streams: readonly StreamView[];
  readonly okCount: number;
  readonly items: number;
  readonly gaps: number;
  /** Every stream has been read to the end of its history. */
  readonly isWhole: boolean;
  /** Back to when everything that goes by time has been read; null where nothing has. */
  readonly coveredFrom: Date | null;
  readonly coveredTo: Date | null;
  readonly lastRunAt: Date | null;
  readonly nextRunAt: Date | null;
};
export type GroupedStreams = {
  readonly standing: Standing;
  readonly ofAll: StreamGroup | null;
  readonly scopes: readonly StreamGroup[];
  readonly wholeScopes: number;
  /** Lists that were read to the end of their history. */
  readonly wholeStreams: number;
  /** Back to when every scope has been read, while some history is not read; else null. */
  readonly wholeFrom: Date | null;
  readonly okStreams: number;
  readonly streams: number;
  readonly items: number;
  readonly gaps: number;
  readonly counts: Readonly<Record<Standing, number>>;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const dates = (list: readonly (Date | null)[]): Date[] =>
  list.flatMap((date) => (date === null ? [] : [date]));
const first = (list: Date[]): Date | null => list.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
const last = (list: Date[]): Date | null => list.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;

/** Streams by what they are read of, those in trouble first, so that a dozen repositories of a dozen streams stay readable. */
export function groupStreams(
  kept: readonly KeptStream[],
  connection: "on" | "paused" | "broken",
  now: Date,
): GroupedStreams {
  const byScope = new Map<string, StreamView[]>();
  for (const stream of kept) {
    const seen = { ...stream, ...streamStanding(stream, connection, now) };
    byScope.set(stream.scope, [...(byScope.get(stream.scope) ?? []), seen]);
  }
  const groups = [...byScope.values()].map(groupOf);
  const scopes = groups
    .filter(({ scope }) => scope !== "")
    .toSorted(
      (a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || (a.name < b.name ? -1 : 1),
    );
  const all = [...byScope.values()].flat();
  const unread = scopes.filter(({ isWhole }) => !isWhole);
  const isAllBegun = unread.length > 0 && unread.every(({ coveredFrom }) => coveredFrom !== null);
  const counts = Object.fromEntries(
    STANDINGS.map((name) => [name, all.filter(({ standing }) => standing === name).length]),
  ) as Record<Standing, number>;
  return {
    standing: worstOf(groups.map(({ standing }) => standing)),
    ofAll: groups.find(({ scope }) => scope === "") ?? null,
    scopes,
    wholeScopes: scopes.filter(({ isWhole }) => isWhole).length,
    wholeStreams: all.filter(({ completeAt }) => completeAt !== null).length,
    wholeFrom: isAllBegun ? last(dates(unread.map(({ coveredFrom }) => coveredFrom))) : null,
    okStreams: counts.ok,
    streams: all.length,
    items: sum(all.map(({ itemsDone }) => itemsDone)),
    gaps: sum(all.map(({ gaps }) => gaps)),
    counts,
  };
}

function groupOf(streams: readonly StreamView[]): StreamGroup {
  const standing = worstOf(streams.map((each) => each.standing));
  const worst = streams.find((each) => each.standing === standing);
  const unread = streams.filter(({ completeAt }) => completeAt === null);
  const some = streams.every(({ completeAt, coveredFrom }) => completeAt !== null || coveredFrom !== null);
  const from = unread.length > 0 ? unread : streams;
  return {
    scope: streams[0]?.scope ?? "",
    name: streams[0]?.scopeName ?? "",
    standing,
    cause: worst?.cause ?? null,
    fix: worst?.fix ?? null,
    streams: streams.toSorted((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing)),
    okCount: streams.filter((each) => each.standing === "ok").length,
    items: sum(streams.map(({ itemsDone }) => itemsDone)),
    gaps: sum(streams.map(({ gaps }) => gaps)),
    isWhole: unread.length === 0,
    coveredFrom: !some
      ? null
      : unread.length > 0
        ? last(dates(from.map((s) => s.coveredFrom)))
        : first(dates(from.map((s) => s.coveredFrom))),
    coveredTo: last(dates(streams.map((each) => each.coveredTo))),
    lastRunAt: last(dates(streams.map((each) => each.lastRunAt))),
    nextRunAt: first(dates(streams.map((each) => each.nextRunAt))),
  };
}
