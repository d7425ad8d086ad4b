import type { LedgerEdge } from "@/lib/model/ledger.ts";
import type { Draft } from "../fold/draft.ts";
import type { FoldState } from "../fold/fold-state.ts";

/** How sure each rule is, by its nature: a commit id is proof, a title is a hint that matching lines confirm. */
const CONFIDENCE: Readonly<Record<string, number>> = {
  R1: 0.99,
  R2: 0.98,
  R3: 0.9,
  R4: 0.95,
  D1: 0.99,
  D2: 0.97,
  D3: 0.95,
  "fix-issue": 1,
  "fix-issue-tangled": 1,
  "fix-title": 0.8,
  "fix-title-tangled": 0.8,
  "P-sha": 0.99,
  "P-content": 0.9,
  "P-bookkeeping": 0.95,
};

export const confidenceOf = (rule: string): number => CONFIDENCE[rule] ?? 1;

/** Notes that the draft reverts, re-lands, copies or promotes another change. */
export function addEdge(
  draft: Draft,
  kind: LedgerEdge["kind"],
  to: string | null,
  rule: string,
  matchedAtoms: number,
): void {
  const from = draft.atoms.meta.id;
  linkEdge(draft, { kind, from, to, rule, confidence: confidenceOf(rule), matchedAtoms });
}

export function linkEdge(draft: Draft, edge: LedgerEdge): void {
  draft.edges.push(edge);
  // What is said of either end names its edges.
  for (const id of [edge.from, edge.to]) {
    const change = id === null ? undefined : draft.state.byId.get(id);
    const atoms = change && draft.state.window.get(change.index);
    if (atoms) atoms.dirty = true;
  }
  keepEdge(draft.state, edge);
}

/** Takes an edge in, as the latest of both its ends. */
export function keepEdge(state: Pick<FoldState, "edges" | "edgesFrom" | "edgesTo">, edge: LedgerEdge): void {
  state.edges.push(edge);
  append(state.edgesFrom, edge.from, edge);
  if (edge.to !== null) append(state.edgesTo, edge.to, edge);
}

function append(map: Map<string, LedgerEdge[]>, key: string, edge: LedgerEdge): void {
  const list = map.get(key);
  if (list) list.push(edge);
  else map.set(key, [edge]);
}
