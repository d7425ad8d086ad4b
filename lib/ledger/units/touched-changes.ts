import { addTo } from "./add-to.ts";
import type { ChangeFacts } from "./change-facts.ts";
import { handlesOf } from "./handles-of.ts";
import { byOpening } from "./in-order.ts";
import { leafItems } from "./leaf-items.ts";
import { MeetingPlaces } from "./meeting-places.ts";
import { LONGEST_RUN, nearInTime } from "./near-in-time.ts";

/**
 * The changes whose unit may be another one after `changed` became what they are: whoever could be linked to one of them as it was
 * or is, by a work item, a stack, lineage, or the same people at the time, and so on from each of those. `before` holds what
 * changed or is gone as it was, `after` all changes as they are. Clustering these alone gives their units as clustering all would.
 */
export function touchedChanges(
  changed: readonly string[],
  before: readonly ChangeFacts[],
  after: readonly ChangeFacts[],
): Set<string> {
  const all = [...before, ...after];
  const places = new MeetingPlaces();
  const inRepo = new Map<string, ChangeFacts[]>();
  const versions = new Map<string, ChangeFacts[]>();
  for (const change of all.toSorted(byOpening)) {
    addTo(versions, change.id, change);
    for (const handle of handlesOf(change).standsUnder) places.add(handle, change);
    for (const key of teamwork(change)) addTo(inRepo, key, change);
  }
  const touched = new Set(changed);
  const waiting = [...touched];
  const reach = (change: ChangeFacts): void => {
    if (touched.has(change.id)) return;
    touched.add(change.id);
    waiting.push(change.id);
  };
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const change of versions.get(id) ?? []) {
      for (const handle of handlesOf(change).looksUnder)
        for (const other of places.visit(handle)) reach(other);
      for (const key of teamwork(change))
        for (const other of around(inRepo.get(key) ?? [], change)) reach(other);
    }
  }
  const present = new Set(after.map(({ id }) => id));
  return new Set([...touched].filter((id) => present.has(id)));
}

/** Where those stand who could do the same work: nobody whose work an item names. */
const teamwork = (change: ChangeFacts): string[] =>
  leafItems(change).length > 0 ? [] : change.people.map((person) => `${change.repo}\0${person}`);

/** Of changes by opening, those that could stand in one run with `change`. */
function* around(changes: readonly ChangeFacts[], change: ChangeFacts): Generator<ChangeFacts> {
  let [low, high] = [0, changes.length];
  const from = change.openedAt - LONGEST_RUN;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.openedAt ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  for (let place = low; place < changes.length; place += 1) {
    const other = changes[place];
    if (other === undefined || other.openedAt > change.openedAt + LONGEST_RUN) return;
    const [earlier, later] = byOpening(other, change) < 0 ? [other, change] : [change, other];
    if (nearInTime(earlier, later)) yield other;
  }
}
