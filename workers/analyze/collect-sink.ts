import type { LedgerEdge } from "@/lib/model/ledger.ts";
import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import type { AnalysisSink } from "./analyze-history.ts";
import type { AnalyzedChange, AnalyzedEnd } from "./analyzed.ts";

export type Classes = Partial<Record<LedgerClass, number>>;

/** A whole analysis in memory, for a report. */
export type Collected = {
  readonly changes: AnalyzedChange[];
  readonly edges: LedgerEdge[];
  /** Atoms of each change by class, as restated. */
  readonly classes: Map<string, Classes>;
  end: AnalyzedEnd | null;
};

export function collectSink(): { sink: AnalysisSink; collected: Collected } {
  const collected: Collected = { changes: [], edges: [], classes: new Map(), end: null };
  const sink: AnalysisSink = {
    async begin() {
      collected.changes.length = 0;
      collected.edges.length = 0;
      collected.classes.clear();
    },
    async batch({ changes, edges, entries }) {
      for (const change of changes) collected.changes.push(change);
      for (const edge of edges) collected.edges.push(edge);
      for (const entry of entries) {
        const classes = collected.classes.get(entry.change) ?? {};
        classes[entry.class] = (classes[entry.class] ?? 0) + entry.atoms;
        collected.classes.set(entry.change, classes);
      }
    },
    async end(end) {
      collected.end = end;
    },
  };
  return { sink, collected };
}
