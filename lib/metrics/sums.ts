import type { Fact } from "@/lib/model/fact.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import {
  asTerm,
  CELL_COUNTS,
  type FactName,
  type FactTerm,
  type MetricRead,
} from "@/lib/model/metric-read.ts";

/** The sums that a reading is made of. `over` is null for a plain sum. */
export type Sums = { readonly of: number; readonly over: number | null };

/** The sums of a declaration over facts in memory, as the reader has them from the database. */
export function sumsOf(read: MetricRead, facts: readonly Fact[]): Sums | null {
  if (facts.length === 0) return null;
  if (read.as === "sum") return { of: total(read.of, facts), over: null };
  if (read.as === "ratio-of-sums") return { of: total(read.of, facts), over: total(read.over, facts) };
  return null;
}

/** The value that sums stand for; null where nothing is divided by. */
export function valueOf(sums: Sums): number | null {
  if (sums.over === null) return sums.of;
  return sums.over === 0 ? null : sums.of / sums.over;
}

export function total(term: FactName | FactTerm, facts: readonly Fact[]): number {
  const { facts: names, composition, workKind } = asTerm(term);
  let sum = 0;
  for (const fact of facts) {
    if (composition !== undefined && !composition.includes(fact.composition)) continue;
    if (workKind !== undefined && !workKind.includes(fact.workKind)) continue;
    for (const name of names) sum += fact[name];
  }
  return sum;
}

/** A fact of zeros with some counts set: what worked examples are made of. */
export function exampleFact(counts: Partial<Fact>): Fact {
  const zeros = Object.fromEntries([...CELL_COUNTS, ...LEDGER_CLASSES].map((name) => [name, 0]));
  const empty = { team: "team", repo: "repo", week: "2026-W10", composition: "unknown", workKind: "unknown" };
  return { ...empty, ...zeros, ...counts } as Fact;
}
