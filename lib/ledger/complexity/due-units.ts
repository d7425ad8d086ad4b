import { hashParams } from "@/lib/core/hash.ts";
import type { ScoreGap } from "@/lib/model/unit-score.ts";

/** Raised whenever scores are made from the same facts in another way: all are then made again. */
const SCORING = 1;

/** A change of a unit, as far as it must be known to say whether the unit's score is still made of it. */
export type UnitMember = {
  readonly unitId: string;
  /** Seconds; of the unit. */
  readonly openedAt: number;
  readonly repoId: string;
  readonly changeId: string;
  /** Of its elements; null where it is not measured yet. */
  readonly stamp: string | null;
  /** Too large to be looked at whole; with files that no parser reads. */
  readonly isCapped: boolean;
  readonly isByPattern: boolean;
  /** Who answers for it. */
  readonly people: readonly string[];
  /** Of what was said about it; null where nothing was. */
  readonly talk: string | null;
  /** Whether all that its host tells of its review is here. */
  readonly isReviewRead: boolean;
};

export type KnownScore = { readonly inputs: string; readonly sawHistory: boolean };

export type DueUnit = {
  readonly unitId: string;
  /** Seconds. */
  readonly openedAt: number;
  readonly changes: readonly (readonly [repoId: string, changeId: string])[];
  readonly people: ReadonlySet<string>;
  readonly inputs: string;
  readonly gaps: readonly ScoreGap[];
};

export type Seen = {
  /** By unit. */
  readonly scores: ReadonlyMap<string, KnownScore>;
  /** For repositories in which some change is not measured yet: when the first such landed, in seconds. */
  readonly unmeasured: ReadonlyMap<string, number>;
  /** Whether anybody tells work items. */
  readonly hasItems: boolean;
  /** Of the calibration. */
  readonly version: string;
};

/**
 * Units that are to be scored, in the order of `members`, which come unit by unit: those whose facts are otherwise than at their last
 * score. A unit with a change that is not measured yet waits. One that began after such a change landed is scored without
 * history; if it has a score that knew its history, it waits for the change.
 */
export function dueUnits(members: readonly UnitMember[], seen: Seen): DueUnit[] {
  const due: DueUnit[] = [];
  for (let from = 0; from < members.length; ) {
    const unitId = members[from]?.unitId;
    let to = from;
    while (members[to]?.unitId === unitId) to += 1;
    const one = dueUnit(members.slice(from, to), seen);
    if (one !== null) due.push(one);
    from = to;
  }
  return due;
}

function dueUnit(members: readonly UnitMember[], seen: Seen): DueUnit | null {
  const [first] = members;
  if (first === undefined || members.some(({ stamp }) => stamp === null)) return null;
  const { unitId, openedAt } = first;
  const score = seen.scores.get(unitId);
  const isHistoryKnown = members.every(
    ({ repoId }) => (seen.unmeasured.get(repoId) ?? Number.POSITIVE_INFINITY) >= openedAt,
  );
  if (!isHistoryKnown && score?.sawHistory === true) return null;
  const gaps: ScoreGap[] = [];
  if (!isHistoryKnown) gaps.push("history");
  if (!seen.hasItems) gaps.push("items");
  if (!members.every(({ isReviewRead }) => isReviewRead)) gaps.push("reviews");
  if (members.some(({ isCapped }) => isCapped)) gaps.push("size");
  if (members.some(({ isByPattern }) => isByPattern)) gaps.push("structure");
  const people = new Set(members.flatMap((member) => member.people));
  const inputs = hashParams({
    scoring: SCORING,
    version: seen.version,
    openedAt,
    gaps,
    people: [...people].sort(),
    changes: members.map(({ repoId, changeId, stamp, talk }) => [repoId, changeId, stamp, talk]),
  });
  if (score?.inputs === inputs) return null;
  return {
    unitId,
    openedAt,
    changes: members.map(({ repoId, changeId }) => [repoId, changeId] as const),
    people,
    inputs,
    gaps,
  };
}
