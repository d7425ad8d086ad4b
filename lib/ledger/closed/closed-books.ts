import { CLOSED_RULES } from "@/lib/model/closed-pull.ts";
import type { AtomGroup, LedgerEdge, LedgerEntry } from "@/lib/model/ledger.ts";

/** A change in which lines of a closed one landed: when (seconds), and how many of them. */
export type LandedIn = { readonly change: string; readonly at: number; readonly matched: number };

/** A change that was closed without landing, and where its lines landed all the same, first ones first. */
export type Closed = {
  readonly change: string;
  readonly gross: number;
  /** Seconds. */
  readonly closedAt: number;
  readonly groups: readonly AtomGroup[];
  /** Empty where fewer than four fifths of its lines did. */
  readonly landedIn: readonly LandedIn[];
};

export type ClosedBooks = {
  readonly entries: readonly LedgerEntry[];
  readonly groups: readonly AtomGroup[];
  readonly edges: readonly LedgerEdge[];
};

/**
 * The books of a closed change: abandoned when it was closed. Where its lines landed in others it is their duplicate, whole: from the
 * beginning if they had landed by then, else by a pair of entries under the change with which enough of them had.
 */
export function closedBooks({ change, gross, closedAt, groups, landedIn }: Closed): ClosedBooks {
  const last = landedIn.at(-1);
  if (last === undefined) return { entries: booked("abandoned", CLOSED_RULES.abandoned), groups, edges: [] };
  const refs = landedIn.map(({ change: id }) => id).slice(0, 20);
  const sure = Math.min(1, landedIn.reduce((sum, { matched }) => sum + matched, 0) / gross);
  const moved = {
    change,
    cause: last.change,
    bookedAt: last.at,
    rule: CLOSED_RULES.elsewhere,
    confidence: sure,
  };
  const entries =
    last.at <= closedAt
      ? booked("duplicate", CLOSED_RULES.elsewhere)
      : [
          ...booked("abandoned", CLOSED_RULES.abandoned),
          { ...moved, class: "abandoned" as const, atoms: -gross },
          { ...moved, class: "duplicate" as const, atoms: gross },
        ];
  return {
    entries,
    groups: groups.map(({ spans: _spans, ...group }) => ({
      ...group,
      class: "duplicate",
      rule: CLOSED_RULES.elsewhere,
      confidence: sure,
      refs,
    })),
    edges: landedIn.map(({ change: to, matched }) => ({
      kind: "duplicate",
      from: change,
      to,
      rule: CLOSED_RULES.elsewhere,
      confidence: sure,
      matchedAtoms: matched,
    })),
  };

  function booked(name: LedgerEntry["class"], rule: string): LedgerEntry[] {
    if (gross === 0) return [];
    return [{ change, class: name, atoms: gross, cause: change, bookedAt: closedAt, rule, confidence: 1 }];
  }
}
