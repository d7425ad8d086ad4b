import { isDeepStrictEqual } from "node:util";
import { deserialize } from "node:v8";
import { RestingFiles } from "@/lib/ledger/carried/resting-files.ts";
import type { KnownPull } from "@/lib/model/known-pull.ts";
import type { AtomGroup, LedgerEdge, LedgerEntry } from "@/lib/model/ledger.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import { analyzeHistory } from "@/workers/analyze/analyze-history.ts";
import type {
  AnalyzedBatch,
  AnalyzedChange,
  AnalyzedEnd,
  Carried,
  Lives,
} from "@/workers/analyze/analyzed.ts";
import { decodeCarried, encodeCarried, tipsIn } from "@/workers/analyze/carried-codec.ts";
import type { Classes } from "@/workers/analyze/collect-sink.ts";
import { commitsAhead } from "@/workers/analyze/commits-ahead.ts";
import { sumClasses } from "./ledger-lab.ts";
import { withOpen } from "./open-git.ts";

/** Everything that an analysis gave, as a database would hold it after the run. */
export type LedgerRun = {
  readonly changes: AnalyzedChange[];
  readonly entries: LedgerEntry[];
  readonly edges: LedgerEdge[];
  readonly classes: Map<string, Classes>;
  /** The groups of each change that were written last. */
  readonly groups: Map<string, AtomGroup[]>;
  readonly lives: Lives[];
  readonly end: AnalyzedEnd;
  /** Whether the run went on from the one before; otherwise it began anew. */
  readonly continued: boolean;
  /** What the next run starts from, as bytes, by part. */
  readonly carried: ReadonlyMap<string, Uint8Array>;
};

const PARAMS = "test";

/** Reads a repository, or goes on where an earlier run stopped, through the bytes that it left. */
export async function runLedger(
  path: string,
  before: LedgerRun | null = null,
  knownPulls: readonly KnownPull[] | null = null,
  toldWork: ReadonlyMap<string, ToldWork> | null = null,
): Promise<LedgerRun> {
  const all = { changes: [], entries: [], edges: [], groups: new Map() } as Pick<
    LedgerRun,
    "changes" | "entries" | "edges" | "groups"
  >;
  let continued = false;
  const take = (groups: readonly AtomGroup[]) => {
    for (const [id, list] of byChange(groups)) all.groups.set(id, list);
  };
  const sink = {
    async begin(fresh: boolean) {
      continued = !fresh;
      if (fresh || before === null) return;
      all.changes.push(...before.changes);
      all.entries.push(...before.entries);
      all.edges.push(...before.edges);
      for (const [id, list] of before.groups) all.groups.set(id, list);
    },
    async batch(batch: AnalyzedBatch) {
      all.changes.push(...batch.changes);
      all.entries.push(...batch.entries);
      all.edges.push(...batch.edges);
      take(batch.groups);
    },
    async end(end: AnalyzedEnd) {
      take(end.groups);
      for (const { id, title, workKind } of end.retitled) {
        const at = all.changes.findIndex(({ planned }) => planned.id === id);
        const change = all.changes[at];
        if (change) all.changes[at] = { ...change, planned: { ...change.planned, title }, workKind };
      }
    },
  };
  const kept = before?.carried ?? new Map<string, Uint8Array>();
  const carried = await decodeCarried(kept, PARAMS, async (names) => onlyNamed(kept, names));
  const options = { carried, knownPulls, toldWork, repository: "acme/tangled", report: () => {} };
  const end = await withOpen({ path }, (open) => {
    const ahead = commitsAhead(open, tipsIn(kept, PARAMS));
    return analyzeHistory(open, sink, { ...options, ahead });
  });
  return {
    ...all,
    groups: new Map([...all.groups].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    classes: new Map([...byChange(all.entries)].map(([id, list]) => [id, sumClasses(list)])),
    lives: addLives(continued ? (before?.lives ?? []) : [], end.lives),
    end,
    continued,
    carried: storedParts(end.carried, kept),
  };
}

const onlyNamed = (parts: LedgerRun["carried"], names: readonly string[]) =>
  new Map(names.flatMap((name) => [...parts].filter(([each]) => each === name)));

/** What a store would hold: parts that come without bytes are taken from before, and must be what they would be now. */
function storedParts(carried: Carried, before: LedgerRun["carried"]): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  for (const { name, bytes } of encodeCarried(carried, PARAMS)) {
    const held = bytes ?? before.get(name);
    if (held === undefined) throw new Error(`${name} was never stored.`);
    parts.set(name, held);
  }
  const resting = new Map([...carried.versions].filter(([, version]) => version === RestingFiles.VERSION));
  for (const { name, bytes } of encodeCarried({ ...carried, versions: resting }, PARAMS)) {
    if (bytes && !isDeepStrictEqual(deserialize(bytes), deserialize(parts.get(name) ?? bytes)))
      throw new Error(`${name} has changed and was not stored.`);
  }
  return parts;
}

function byChange<T extends { readonly change: string }>(items: readonly T[]): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const item of items) lists.set(item.change, [...(lists.get(item.change) ?? []), item]);
  return lists;
}

function addLives(before: readonly Lives[], more: readonly Lives[]): Lives[] {
  const sums = new Map<string, { born: number; deaths: Map<number, number> }>();
  for (const { change, born, deaths } of [...before, ...more]) {
    const sum = sums.get(change) ?? { born: 0, deaths: new Map<number, number>() };
    sum.born += born;
    for (const [day, count] of deaths) sum.deaths.set(day, (sum.deaths.get(day) ?? 0) + count);
    sums.set(change, sum);
  }
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([change, { born, deaths }]) => {
      const days = [...deaths].filter(([, count]) => count !== 0).toSorted(([a], [b]) => a - b);
      return { change, born, deaths: new Map(days) };
    })
    .filter(({ born, deaths }) => born !== 0 || deaths.size > 0);
}
