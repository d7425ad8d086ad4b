import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { dropStaleElements } from "@/lib/ledger/complexity/elements-store.ts";
import { applySaid } from "@/lib/ledger/corrections/apply-said.ts";
import { replaceFactCells, weeksOfChanges } from "@/lib/metrics/store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { holdTeams } from "@/lib/normalized/people/change-team-store.ts";
import type { AnalysisSink } from "../analyze/analyze-history.ts";
import type { AnalyzedEnd } from "../analyze/analyzed.ts";

type Options = {
  readonly db: Db;
  readonly scope: RepoScope;
  /** The transaction that the reading is written in; null where it writes several. */
  readonly tx: Tx | null;
  readonly hold: (tx: Tx) => Promise<void>;
};

/** Writes a reading to `sink`, and then lets what people said count in what it touched: all of it where it began anew. */
export function countingSaid({ db, scope, tx, hold }: Options, sink: AnalysisSink): AnalysisSink {
  let touched: Set<string> | null = new Set();
  const touch = (changes: Iterable<{ readonly change: string }>): void => {
    for (const { change } of changes) touched?.add(change);
  };

  async function count(on: Tx, end: AnalyzedEnd): Promise<void> {
    await hold(on);
    await holdTeams(on, scope);
    const moved = await applySaid(on, { ...scope, changes: touched && [...touched] });
    if (touched !== null) await dropStaleElements(on, scope, [...touched, ...moved]);
    if (moved.length === 0) return;
    const weeks = await weeksOfChanges(on, scope, moved);
    await replaceFactCells(on, { ...scope, asOf: end.asOf ?? 0, weeks });
  }

  return {
    async begin(isFresh) {
      touched = isFresh ? null : new Set();
      await sink.begin(isFresh);
    },
    async batch(batch) {
      for (const { planned } of batch.changes) touched?.add(planned.id);
      touch(batch.entries);
      touch(batch.groups);
      await sink.batch(batch);
    },
    async end(end) {
      touch(end.groups);
      for (const { id } of end.retitled) touched?.add(id);
      await sink.end(end);
      await (tx ? count(tx, end) : withOrg(db, scope.orgId, (on) => count(on, end)));
    },
  };
}
