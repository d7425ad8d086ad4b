import { rmst } from "@/lib/core/stats/rmst.ts";
import { survivalAt } from "@/lib/core/stats/survival-at.ts";
import type { SurvivalRow } from "@/lib/core/stats/survival-sample.ts";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { METHOD_VERSION } from "@/lib/model/method-version.ts";
import { ANALYZE_SCHEMA, type AnalyzeResult } from "./analyze-schema.ts";
import type { AnalyzedChange } from "./analyzed.ts";
import type { Classes, Collected } from "./collect-sink.ts";
import { survivalRows } from "./survival-rows.ts";

/** Whether a pull request was closed unmerged git does not know. */
const NOT_FROM_GIT = ["abandoned"] as const;

const instant = (seconds: number) => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");

/** The documented result of an analysis. `since` (seconds) leaves out what landed before it; births still count from the start. */
export function toAnalyzeJson(name: string, collected: Collected, since: number | null): AnalyzeResult {
  const { end } = collected;
  const asOf = end?.asOf ?? 0;
  const changes = collected.changes.filter((change) => since === null || change.planned.mergedAt >= since);
  const listed = new Set(changes.map((change) => change.planned.id));
  const total: Classes = {};
  for (const id of listed) addClasses(total, collected.classes.get(id) ?? {});
  return {
    schema: ANALYZE_SCHEMA,
    repository: name,
    branch: end?.landing ?? "",
    as_of: instant(asOf),
    method_version: METHOD_VERSION,
    changes: changes.map((change) => changeJson(change, collected.classes.get(change.planned.id) ?? {})),
    edges: collected.edges
      .filter((edge) => listed.has(edge.from) || (edge.to !== null && listed.has(edge.to)))
      .map(({ kind, from, to, rule, confidence, matchedAtoms }) => ({
        kind,
        from,
        ...(to === null ? {} : { to }),
        rule,
        confidence,
        matched_atoms: matchedAtoms,
      })),
    ledger: { gross: sum(total), classes: present(total) },
    survival: survivalJson(collected, changes, asOf),
    context: (end?.context ?? [])
      .filter((asset) => asset.removedAt === null)
      .map(({ path, kind, since: first, lastChanged }) => ({
        path,
        kind,
        since: instant(first),
        last_changed: instant(lastChanged),
      })),
    not_available: NOT_FROM_GIT.map((name) => ({ class: name, reason: "no_source" as const })),
    left_out: [...(end?.leftOut ?? [])],
    live_lines: [...(end?.liveLines ?? [])],
    counts: { ...end?.counts, listed: changes.length },
  };
}

function changeJson(change: AnalyzedChange, classes: Classes): AnalyzeResult["changes"][number] {
  const { planned, composition, gross, authorKind, commits } = change;
  return {
    id: planned.id,
    kind: planned.kind,
    merge_sha: planned.mergeSha,
    commits: commits.map((commit) => commit.sha),
    ...(planned.number === null ? {} : { number: planned.number }),
    merged_at: instant(planned.mergedAt),
    author_kind: authorKind,
    composition: {
      class: composition.class,
      confidence: composition.confidence,
      ...(composition.aiLines === null ? {} : { ai_lines: composition.aiLines }),
      lines: composition.lines,
      signals: composition.signals.map(({ rule, where, sha }) => ({
        rule,
        where,
        ...(sha === null ? {} : { sha }),
      })),
    },
    gross,
    classes: present(classes),
  };
}

function survivalJson(
  { end }: Collected,
  changes: readonly AnalyzedChange[],
  asOf: number,
): AnalyzeResult["survival"] {
  const byId = new Map(changes.map((change) => [change.planned.id, change]));
  const rowsOf = new Map<string, SurvivalRow[]>();
  for (const life of end?.lives ?? []) {
    const change = byId.get(life.change);
    if (!change || life.born === 0) continue;
    const rows = rowsOf.get(change.composition.class) ?? [];
    rows.push(...survivalRows(life, change.planned.mergedAt, asOf));
    rowsOf.set(change.composition.class, rows);
  }
  return COMPOSITION_CLASSES.flatMap((composition) => {
    const rows = rowsOf.get(composition);
    if (!rows) return [];
    const days = [...new Set(rows.filter((row) => row.deaths > 0).map((row) => row.time))].toSorted(
      (a, b) => a - b,
    );
    return {
      composition,
      n_lines: rows.reduce((lines, row) => lines + row.deaths + row.censored, 0),
      n_changes: new Set(rows.map((row) => row.cluster)).size,
      points: survivalAt(rows, days).flatMap(({ time, survival, low, high }) =>
        survival === null ? [] : [{ day: time, s: survival, low, high }],
      ),
      rmst_30: rmst(rows, 30).days,
    };
  });
}

const sum = (classes: Classes) => Object.values(classes).reduce((atoms, count) => atoms + count, 0);

function addClasses(total: Classes, more: Classes): void {
  for (const name of LEDGER_CLASSES) if (more[name]) total[name] = (total[name] ?? 0) + more[name];
}

const present = (classes: Classes): Classes =>
  Object.fromEntries(LEDGER_CLASSES.flatMap((name) => (classes[name] ? [[name, classes[name]]] : [])));
