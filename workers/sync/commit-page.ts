import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { withRetries } from "@/lib/core/with-retries.ts";
import type { Connector, Context, StreamPage } from "@/lib/model/connector.ts";
import type { RawRecord, Unreadable } from "@/lib/model/raw-record.ts";
import { markUnlisted, readElsewhere } from "@/lib/normalized/hosted/place-store.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import type { Touched } from "@/lib/normalized/hosted/touched.ts";
import { openAside, resolveAside, type SetAside, setAside } from "@/lib/raw/quarantine-store.ts";
import { keepRaw } from "@/lib/raw/store.ts";
import type { RunOutcome } from "@/lib/raw/stream-end.ts";
import { advanceStream, type ClaimedStream, endStreamIn } from "@/lib/raw/stream-store.ts";
import { understandRecords, unreadable } from "./understand-records.ts";

/** Work that follows from what a page or a message changed, asked for in the same transaction. */
export type Follow = (
  tx: Tx,
  scope: { readonly orgId: string; readonly connectionId: string },
  touched: Touched,
) => Promise<void>;

/** What a page changed, and how much of its stream is set aside now. */
export type Committed = { readonly touched: Touched; readonly openGaps: number };

export type CommitDeps = { readonly db: Db; readonly now: () => Date; readonly follow: readonly Follow[] };

export type PageToCommit = {
  readonly connector: Connector;
  readonly context: Context;
  readonly claimed: ClaimedStream;
  readonly page: StreamPage;
  /** With the last page of a whole list: everything that was on it. What is not is gone. */
  readonly whole: {
    readonly list: "repositories" | "projects" | "teams";
    readonly keys: readonly string[];
  } | null;
  /** How the run ends with this page, where it does: then both stand, or neither. */
  readonly end?: RunOutcome | null;
};

/** Another run holds the stream now: nothing of this one is written any more. */
class LostStream extends Error {}

/**
 * Writes a page in one transaction: records, rows, what was set aside, the cursor, what follows. Answers what changed, or
 * null where the stream is another run's by now. A record that the database refuses is set aside, and the rest is written.
 */
export async function commitPage(deps: CommitDeps, given: PageToCommit): Promise<Committed | null> {
  const { connector, context, page } = given;
  const write = (records: readonly RawRecord[], refused: readonly Unreadable[]): Promise<Committed> => {
    const { batch, unreadable: odd } = understandRecords(connector, records, context);
    return writePage(deps, { ...given, batch, keepable: records, unreadable: [...odd, ...refused] });
  };
  try {
    return await withRetries(() => write(page.records, [])).catch(async (error: unknown) => {
      if (!isDataFault(error)) throw error;
      const refused = await findRefused(deps, given);
      if (refused.size === 0) throw error;
      const sound = page.records.filter((record) => !refused.has(record));
      return withRetries(() => write(sound, [...refused.values()]));
    });
  } catch (error) {
    if (error instanceof LostStream) return null;
    throw error;
  }
}

type Writing = PageToCommit & {
  readonly batch: Parameters<typeof saveBatch>[2];
  readonly keepable: readonly RawRecord[];
  readonly unreadable: readonly Unreadable[];
};

function writePage(
  { db, now, follow }: CommitDeps,
  { connector, claimed, page, whole, end = null, batch, keepable, unreadable: odd }: Writing,
): Promise<Committed> {
  const { orgId, connectionId, stream, scope } = claimed;
  const at = now();
  const write = async (tx: Tx): Promise<Committed> => {
    await keepRaw(tx, orgId, connector.kind, keepable, at, connectionId);
    const touched = await saveBatch(tx, claimed, batch, at);
    if (whole !== null) await markUnlisted(tx, claimed, whole.list, whole.keys, at);
    const faults = [...page.gaps.map((gap) => gapAside(gap, claimed)), ...odd.map(withPayload(page.records))];
    await setAside(tx, { orgId, source: connector.kind, connectionId, stream, scope }, faults, at);
    if (claimed.gaps > 0) await resolveAside(tx, claimed, understoodIds(page.records, faults), at);
    const openGaps = claimed.gaps > 0 || faults.length > 0 ? await openAside(tx, claimed) : 0;
    const isHeld = await advanceStream(
      tx,
      claimed,
      {
        ...page,
        items: page.records.length,
        written: touched.written,
        gaps: faults.length,
        openGaps,
      },
      at,
    );
    if (!isHeld) throw new LostStream();
    const ends = end === null ? null : ((await nothingOwn(tx, claimed, whole)) ?? end);
    if (ends !== null) await endStreamIn(tx, claimed, ends, at);
    for (const next of follow) await next(tx, claimed, touched);
    return { touched, openGaps };
  };
  return withOrg(db, orgId, write, { keepsPlans: true });
}

/** A list of which another connection reads everything: this one would stand there as current and read nothing. */
async function nothingOwn(
  tx: Tx,
  claimed: ClaimedStream,
  whole: PageToCommit["whole"],
): Promise<RunOutcome | null> {
  if (whole === null || whole.list === "teams") return null;
  const other = await readElsewhere(tx, claimed, whole.list, whole.keys);
  if (other === null) return null;
  const error = new SourceFailure(
    "unsupported",
    `All ${whole.list} that this connection may read are read by the connection ${other} already.`,
    { fix: `Choose others for this connection, or remove one of the two.` },
  );
  return { kind: "fault", error };
}

const understoodIds = (records: readonly RawRecord[], faults: readonly SetAside[]): string[] => {
  const odd = new Set(faults.map(({ externalId }) => externalId));
  return records.flatMap(({ externalId }) =>
    externalId === null || odd.has(externalId) ? [] : [externalId],
  );
};

const gapAside = (
  { kind, externalId, reason }: StreamPage["gaps"][number],
  { connectionId, stream, scope }: ClaimedStream,
): SetAside => ({ kind, reason, externalId: externalId ?? `${connectionId}/${stream}/${scope}` });

const withPayload =
  (records: readonly RawRecord[]) =>
  ({ kind, externalId, reason }: Unreadable): SetAside => {
    const record = records.find((each) => each.kind === kind && (each.externalId ?? "?") === externalId);
    return { kind, externalId, reason, payload: record === undefined ? undefined : storable(record.payload) };
  };

/** What jsonb cannot hold, for being too deep, is kept as its text. */
function storable(payload: unknown): unknown {
  const deep = (value: unknown, left: number): boolean =>
    left === 0 ||
    (typeof value === "object" &&
      value !== null &&
      Object.values(value).some((inner) => deep(inner, left - 1)));
  return deep(payload, 200) ? { text: JSON.stringify(payload).slice(0, 1_000_000) } : payload;
}

/** Values that a column cannot hold, rows that break a rule, JSON that is too deep (PostgreSQL manual, "Error Codes"). */
const isDataFault = (error: unknown): boolean => {
  const { code } = error as { readonly code?: unknown };
  return typeof code === "string" && /^(22|23|54)/.test(code);
};

/** Tries the records one by one, and writes nothing: which of them the database refuses, and why. */
async function findRefused(
  { db, now }: CommitDeps,
  { connector, context, claimed, page }: PageToCommit,
): Promise<Map<RawRecord, Unreadable>> {
  const refused = new Map<RawRecord, Unreadable>();
  const { orgId, connectionId } = claimed;
  const nothing = new Error("tried");
  for (const record of page.records) {
    const { batch } = understandRecords(connector, [record], context);
    await withOrg(db, orgId, async (tx) => {
      await keepRaw(tx, orgId, connector.kind, [record], now(), connectionId);
      await saveBatch(tx, claimed, batch, now());
      throw nothing;
    }).catch((error: unknown) => {
      if (error === nothing) return;
      if (!isDataFault(error)) throw error;
      refused.set(record, unreadable(record, error));
    });
  }
  return refused;
}
