import type { PlannedChange } from "@/lib/model/change-plan.ts";
import { LandedChanges } from "@/lib/normalized/changes/landed-changes.ts";

/** Digits of a whole id; one of SHA-256 has more. */
const WHOLE = 40;

export type CommitOwners = (sha: string) => string | null;

/** Finds the change that a commit id, whole or abbreviated, belongs to. An abbreviation that fits two finds none. */
export function commitOwners(changes: Iterable<PlannedChange>): CommitOwners {
  // Most changes point at no commit, or by its whole id: what finds others is made when the first one does.
  let made: ReadonlyMap<string, string> | null = null;
  let sorted: string[] | null = null;
  return (sha) => {
    if (changes instanceof LandedChanges && sha.length >= WHOLE) {
      const place = changes.placeOf(sha);
      return place === null ? null : changes.idOf(place);
    }
    made ??= ownersIn(changes);
    const owners = made;
    const whole = owners.get(sha);
    if (whole !== undefined) return whole;
    sorted ??= [...owners.keys()].sort();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? "") < sha) low = middle + 1;
      else high = middle;
    }
    const found = sorted[low];
    if (!found?.startsWith(sha) || sorted[low + 1]?.startsWith(sha)) return null;
    return owners.get(found) ?? null;
  };
}

function ownersIn(changes: Iterable<PlannedChange>): Map<string, string> {
  const owners = new Map<string, string>();
  for (const change of changes) {
    for (const sha of change.commits) if (!owners.has(sha)) owners.set(sha, change.id);
    owners.set(change.mergeSha, change.id);
  }
  return owners;
}
