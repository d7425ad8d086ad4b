import type { Composition } from "@/lib/model/composition.ts";
import type { LedgerEntry } from "@/lib/model/ledger.ts";
import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import type { ChangeRow } from "@/lib/normalized/rows.ts";

export const ORG = "018f0000-0000-7000-8000-00000000000a";
export const TEAM = "018f0000-0000-7000-8000-00000000000d";
export const DAY = 86_400;
/** 2026-03-02, a Monday. */
export const MONDAY = 1_772_409_600;

let repos = 0;
/** A repository of its own for each test. */
export const freshRepo = () => ({
  orgId: ORG,
  repoId: `018f0000-0000-7000-8000-00000000${String(++repos).padStart(4, "0")}`,
});

export const changeRow = (id: string, mergedAt: number, over: Partial<ChangeRow> = {}): ChangeRow => ({
  id,
  kind: "squash",
  mergeSha: id.padEnd(40, "0"),
  baseSha: null,
  branch: "main",
  number: null,
  mergedAt,
  openedAt: mergedAt - DAY,
  title: `Change ${id}`,
  headBranch: null,
  teamId: TEAM,
  authorIdentity: null,
  authorKind: "human",
  workKind: "unknown",
  position: 0,
  gross: 100,
  ...over,
});

export const entryOf = (id: string, name: LedgerClass, atoms: number, cause = id): LedgerEntry => ({
  change: id,
  class: name,
  atoms,
  cause,
  bookedAt: MONDAY,
  rule: "test",
  confidence: 1,
});

export const compositionOf = (
  name: Composition["class"],
  lines: number,
  aiLines: number | null,
): Composition => ({
  class: name,
  confidence: 0.9,
  p: 0.9,
  aiLines,
  lines,
  signals: [],
  reason: "because",
});
