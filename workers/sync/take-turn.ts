import { setTimeout as sleepFor } from "node:timers/promises";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Stream } from "@/lib/model/connector.ts";
import { nextDue } from "@/lib/raw/stream-list-store.ts";
import { type ClaimedStream, claimStream, endStream, recentSince } from "@/lib/raw/stream-store.ts";
import { arrange } from "./arrange.ts";
import type { CommitDeps } from "./commit-page.ts";
import type { OpenConnection } from "./open-connection.ts";
import { readStream } from "./read-stream.ts";

export type TurnDeps = CommitDeps & {
  readonly signal: AbortSignal;
  /** How long a turn is, and how many pages a stream may read before another of its connection goes on. */
  readonly turnMs?: number;
  readonly pages?: number;
  /** Waits for an allowance within a turn; until then, or until the work is to stop. */
  readonly sleep?: (ms: number) => Promise<unknown>;
};

/** Streams of one resource that are read side by side. */
const LANES: Readonly<Record<string, number>> = { graphql: 2, rest: 4, jira: 3 };
const TURN_MS = 20_000;
const PAGES = 10;
const HOUR = 3_600_000;
/** Streams in a row that could not reach the host, after which the others are not tried. */
const SILENT = 3;

export type TurnEnd = {
  /** When the connection has something to read again; null: not by itself. */
  readonly next: Date | null;
  /** The last fault of the credential, where there was one. */
  readonly refused: SourceFailure | null;
  /** Whether the host gave at least one good answer. */
  readonly answered: boolean;
};

/**
 * Reads what is due of a connection for the length of a turn: some streams side by side for each resource, the rest in the
 * order of `claimStream`. Then others have their turn.
 */
export async function takeTurn(deps: TurnDeps, open: OpenConnection): Promise<TurnEnd> {
  const { db, now, signal } = deps;
  const at = { orgId: open.row.orgId, connectionId: open.row.id };
  const streams = open.connector.streams(open.deps);
  const ends = now().getTime() + (deps.turnMs ?? TURN_MS);
  const sleep = deps.sleep ?? ((ms: number) => sleepFor(ms, undefined, { signal }).catch(() => undefined));
  const context = { current: await open.context() };
  const held: ClaimedStream[] = [];
  const closed = new Map<string, Date>();
  let refused: SourceFailure | null = null;
  let answered = false;
  const isOver = (): boolean => signal.aborted || refused !== null || now().getTime() >= ends;

  // One after the other: who claims must know what the others hold, or it takes that for orphaned.
  let claiming: Promise<unknown> = Promise.resolve();
  const claim = (ranks: Readonly<Record<string, number>>): Promise<ClaimedStream | null> => {
    const mine = claiming.then(async () => {
      const taken = await withOrg(db, at.orgId, (tx) => claimStream(tx, at, { ranks, held }, now()));
      if (taken !== null) held.push(taken);
      return taken;
    });
    claiming = mine.catch(() => undefined);
    return mine;
  };

  const lane = async (resource: string, mine: readonly Stream[]): Promise<void> => {
    const ranks = Object.fromEntries(mine.map(({ name, rank }) => [name, rank]));
    for (let silent = 0; silent < SILENT && !closed.has(resource) && !isOver(); ) {
      const claimed = await claim(ranks);
      const stream = mine.find(({ name }) => name === claimed?.stream);
      if (claimed === null || stream === undefined) return;
      const outcome = await readStream(deps, {
        open,
        stream,
        claimed,
        context,
        signal,
        isOver: (pages, from) =>
          isOver() ||
          (stream.rank > 0 && (pages >= (deps.pages ?? PAGES) || isRecentNow(claimed, from, now()))),
      });
      // What was read to its end, ended with its last page.
      if (outcome !== null && outcome.kind !== "read") await endStream(db, claimed, outcome, now());
      held.splice(held.indexOf(claimed), 1);
      answered ||= outcome?.kind === "read" || outcome?.kind === "pause";
      const error = outcome?.kind === "fault" ? outcome.error : null;
      const kind = error instanceof SourceFailure ? error.kind : null;
      silent = kind === "unreachable" ? silent + 1 : 0;
      if (error instanceof SourceFailure && kind === "limited") {
        const until = error.until ?? new Date(now().getTime() + 60_000);
        // A short wait is waited out: the rest of the turn belongs to the other lists, and this one would miss it.
        if (until.getTime() < ends) await sleep(until.getTime() - now().getTime());
        else closed.set(resource, until);
      }
      if (error instanceof SourceFailure && kind === "credential") refused = error;
    }
  };

  const byResource = new Map<string, Stream[]>();
  for (const stream of streams)
    byResource.set(stream.resource, [...(byResource.get(stream.resource) ?? []), stream]);
  for (let before = ""; !isOver(); ) {
    const after = await arrange(db, open, streams, now());
    if (after === before) break;
    before = after;
    const lanes = [...byResource].flatMap(([resource, mine]) =>
      Array.from({ length: LANES[resource] ?? 1 }, () => lane(resource, mine)),
    );
    await Promise.all(lanes);
  }
  if (refused !== null) return { next: new Date(now().getTime() + HOUR), refused, answered };
  return { next: await whenDue(db, at, { byResource, closed, now: now() }), refused, answered };
}

/** Whether the recent part of a list has been read with this page: others come first until theirs is. */
const isRecentNow = (claimed: ClaimedStream, from: Date | null, now: Date): boolean => {
  const since = recentSince(now);
  const wasRecent = claimed.wasComplete || (claimed.coveredFrom !== null && claimed.coveredFrom < since);
  return !wasRecent && from !== null && from < since;
};

async function whenDue(
  db: Db,
  at: { readonly orgId: string; readonly connectionId: string },
  known: {
    readonly byResource: ReadonlyMap<string, readonly Stream[]>;
    readonly closed: ReadonlyMap<string, Date>;
    readonly now: Date;
  },
): Promise<Date | null> {
  const times: number[] = [];
  await withOrg(db, at.orgId, async (tx) => {
    for (const [resource, mine] of known.byResource) {
      const due = await nextDue(
        tx,
        at,
        mine.map(({ name }) => name),
        known.now,
      );
      if (due !== null) times.push(Math.max(due.getTime(), known.closed.get(resource)?.getTime() ?? 0));
    }
  });
  return times.length === 0 ? null : new Date(Math.min(...times));
}
