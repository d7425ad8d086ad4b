import type { UnitLink } from "@/lib/model/work-unit.ts";
import { addTo } from "./add-to.ts";
import type { ChangeFacts } from "./change-facts.ts";
import { byOpening } from "./in-order.ts";
import { partKey, placeKey } from "./stack-keys.ts";

const LONGEST = 60 * 86_400;

/**
 * Links pull requests that were made on top of one another: the base of one is the head of another that is open at the same time, their
 * titles count parts of one thing, or one says that it depends on the other.
 */
export function linkStacks(changes: readonly ChangeFacts[]): UnitLink[] {
  const heads = new Map<string, ChangeFacts[]>();
  const numbers = new Map<string, ChangeFacts[]>();
  const parts = new Map<string, ChangeFacts[]>();
  // Most heads are nobody's base, and few numbers are named: only those that are need finding.
  const bases = new Set(changes.map(({ base }) => base));
  const named = new Set(changes.flatMap((change) => change.dependsOn));
  for (const change of changes) {
    const { repo, head, base, number } = change;
    if (head !== null && head !== base && bases.has(head)) addTo(heads, placeKey(repo, head), change);
    if (number !== null && named.has(number)) addTo(numbers, placeKey(repo, number), change);
    if (change.part) addTo(parts, partKey(change.repo, change.part), change);
  }
  return [
    ...changes.flatMap((change) => [...onHeads(change, heads), ...onNumbers(change, numbers)]),
    ...[...parts.values()].flatMap((counted) => countedParts(counted.toSorted(byOpening))),
  ];
}

const link = (from: ChangeFacts, to: ChangeFacts, evidence: string, strength: number): UnitLink => ({
  from: from.id,
  to: to.id,
  rule: "stack",
  evidence,
  strength,
});

function onHeads(change: ChangeFacts, heads: ReadonlyMap<string, ChangeFacts[]>): UnitLink[] {
  const { repo, base } = change;
  if (base === null || heads.size === 0) return [];
  return (heads.get(placeKey(repo, base)) ?? [])
    .filter((other) => other !== change)
    .filter((other) => other.openedAt <= change.mergedAt && change.openedAt <= other.mergedAt)
    .map((other) => link(change, other, `base ${base}`, 0.95));
}

const onNumbers = (change: ChangeFacts, numbers: ReadonlyMap<string, ChangeFacts[]>): UnitLink[] =>
  change.dependsOn.flatMap((number) =>
    (numbers.get(placeKey(change.repo, number)) ?? [])
      .filter((other) => other !== change)
      .map((other) => link(change, other, `depends on #${number}`, 0.9)),
  );

/** A place that comes again, or one that comes late, begins to count anew. */
function countedParts(named: readonly ChangeFacts[]): UnitLink[] {
  const links: UnitLink[] = [];
  let first: ChangeFacts | null = null;
  let before: ChangeFacts | null = null;
  let seen = new Set<number>();
  for (const change of named) {
    if (change.part === null) continue;
    const { place, of } = change.part;
    if (first === null || before === null || seen.has(place) || change.openedAt - first.openedAt > LONGEST) {
      first = change;
      seen = new Set();
    } else links.push(link(change, before, `part ${place}/${of}`, 0.8));
    seen.add(place);
    before = change;
  }
  return links;
}
