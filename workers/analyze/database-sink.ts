import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { openReconciliation, reconcileEntries, stageEntries } from "@/lib/ledger/reconcile-entries.ts";
import { writeReplayParts } from "@/lib/ledger/replay-store.ts";
import {
  appendEntries,
  replaceAtomGroups,
  replaceLiveLines,
  upsertCompositions,
  upsertEdges,
} from "@/lib/ledger/store.ts";
import { addLives } from "@/lib/ledger/survival-store.ts";
import { replaceFactCells, weeksOfChanges, weeksThatSettle } from "@/lib/metrics/store.ts";
import type { CompositionClass } from "@/lib/model/composition-class.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { replaceAliases } from "@/lib/normalized/people/alias-store.ts";
import { assignTeams, holdTeams } from "@/lib/normalized/people/change-team-store.ts";
import {
  replaceBranches,
  replaceContext,
  replaceLeftOut,
  replaceOwners,
  retitleChanges,
} from "@/lib/normalized/store.ts";
import { withdrawLanded } from "../closed/withdraw-landed.ts";
import type { AnalysisSink } from "./analyze-history.ts";
import type { AnalyzedBatch, AnalyzedEnd } from "./analyzed.ts";
import { encodeCarried } from "./carried-codec.ts";
import { clearDerived } from "./clear-derived.ts";
import { lifeRows } from "./life-rows.ts";
import { writeChanges } from "./write-changes.ts";

export type SinkOptions = {
  readonly db: Db;
  readonly scope: RepoScope;
  readonly teamId: string;
  /** The transaction that a later read is written in, whole; null for a first read, which shows what it has as it goes. */
  readonly tx: Tx | null;
  /** Seconds: where the last complete read ended; null before the first. */
  readonly asOfBefore: number | null;
  readonly params: string;
  /** Throws where another reading of the repository has begun meanwhile; asked in every transaction before it ends. */
  readonly hold: (tx: Tx) => Promise<void>;
  readonly now: () => Date;
};

/** How often, at most, a first read shows what it has so far. */
const SHOW_MS = 3_000;

/** Writes an analysis to Postgres. Running it twice over the same history leaves what running it once leaves. */
export function databaseSink({
  db,
  scope,
  teamId,
  tx,
  asOfBefore,
  params,
  hold,
  now,
}: SinkOptions): AnalysisSink {
  const held = async <T>(on: Tx, work: (tx: Tx) => Promise<T>): Promise<T> => {
    await hold(on);
    return work(on);
  };
  const within = <T>(work: (tx: Tx) => Promise<T>) =>
    tx ? work(tx) : withOrg(db, scope.orgId, (on) => held(on, work));
  const touched = new Set<string>();
  const compositions = new Map<string, CompositionClass>();
  const mergedAt = new Map<string, number>();
  let fresh = false;
  let again = false;
  let shownAt = 0;

  async function writeBatch(on: Tx, batch: AnalyzedBatch): Promise<void> {
    await writeChanges(on, scope, teamId, batch.changes);
    await (again ? stageEntries : appendEntries)(on, scope, batch.entries);
    await upsertEdges(on, scope, batch.edges);
    await upsertCompositions(
      on,
      scope,
      batch.changes.map((change) => [change.planned.id, change.composition] as const),
    );
    await writeGroups(on, batch.groups);
  }

  async function writeGroups(on: Tx, groups: AnalyzedBatch["groups"]): Promise<void> {
    if (groups.length === 0) return;
    await replaceAtomGroups(on, scope, [...new Set(groups.map((group) => group.change))], groups);
  }

  async function writeEnd(on: Tx, end: AnalyzedEnd): Promise<void> {
    const asOf = end.asOf ?? 0;
    await hold(on);
    await retitleChanges(on, scope, end.retitled);
    for (const { id } of end.retitled) touched.add(id);
    await writeGroups(on, end.groups);
    if (again) await reconcileEntries(on, scope);
    await addLives(on, scope, lifeRows(end, mergedAt, compositions));
    await replaceBranches(on, scope, end.branches);
    await replaceContext(on, scope, end.context);
    await replaceOwners(
      on,
      scope,
      end.owners.map((version) => ({ ...version, path: version.path ?? "" })),
    );
    await replaceAliases(on, scope, end.aliases);
    await replaceLeftOut(on, scope, end.leftOut);
    await replaceLiveLines(on, scope, end.liveLines, end.liveLinesBefore);
    await writeReplayParts(on, scope, encodeCarried(end.carried, params));
    const landed = await withdrawLanded(on, scope);
    const moved = await assignTeams(on, scope);
    const weeks = fresh ? null : [...new Set([...(await weeksOf(on, asOf)), ...landed, ...moved])];
    await replaceFactCells(on, { ...scope, asOf, weeks });
  }

  async function weeksOf(on: Tx, asOf: number): Promise<string[]> {
    const restated = await weeksOfChanges(on, scope, [...touched]);
    return [...new Set([...restated, ...(asOfBefore === null ? [] : weeksThatSettle(asOfBefore, asOf))])];
  }

  /** A first read shows what it has so far; its pages say that it is still going on. */
  async function show(on: Tx, asOf: number): Promise<void> {
    await replaceFactCells(on, { ...scope, asOf, weeks: await weeksOf(on, 0) });
    touched.clear();
    shownAt = now().getTime();
  }

  return {
    async begin(isFresh) {
      fresh = isFresh;
      again = isFresh && tx !== null;
      touched.clear();
      if (tx !== null) await holdTeams(tx, scope);
      if (!fresh) return;
      await within((on) => clearDerived(on, scope, { ledger: !again }));
      if (again) await within(openReconciliation);
    },
    async batch(batch) {
      for (const { planned, composition } of batch.changes) {
        compositions.set(planned.id, composition.class);
        mergedAt.set(planned.id, planned.mergedAt);
        touched.add(planned.id);
      }
      for (const entry of batch.entries) touched.add(entry.change);
      await within(async (on) => {
        await writeBatch(on, batch);
        const last = batch.changes.at(-1);
        if (!tx && last && now().getTime() - shownAt >= SHOW_MS) await show(on, last.planned.mergedAt);
      });
    },
    end: (end) => within((on) => writeEnd(on, end)),
  };
}
