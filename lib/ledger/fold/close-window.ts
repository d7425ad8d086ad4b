import type { AtomGroup } from "@/lib/model/ledger.ts";
import { plainTitle } from "../edges/read-pointers.ts";
import { atomGroups } from "./atom-groups.ts";
import type { ChangeAtoms } from "./change-atoms.ts";
import { type FoldState, RESTATE_SECONDS } from "./fold-state.ts";

/** Lets go of the changes that nothing can restate any more at `now` (seconds); answers their groups as they stay. */
export function closeWindow(state: FoldState, now: number): AtomGroup[] {
  const groups: AtomGroup[] = [];
  state.recalled.clear();
  for (const [index, atoms] of state.window) {
    if (now - atoms.meta.mergedAt <= RESTATE_SECONDS) break;
    groups.push(...takeGroups(state, atoms));
    state.options.archive?.set(index, atoms);
    state.window.delete(index);
    remove(state.patches, atoms.keys.patch, index);
    remove(state.inverses, atoms.keys.inverse, index);
    remove(state.titles, plainTitle(atoms.meta.title).toLowerCase(), index);
  }
  return groups;
}

/** Groups of all changes in the window that are new or were restated since they were last taken. */
export function takeOpenGroups(state: FoldState): AtomGroup[] {
  return [...state.window.values()].flatMap((atoms) => takeGroups(state, atoms));
}

function takeGroups(state: FoldState, atoms: ChangeAtoms): AtomGroup[] {
  if (!atoms.dirty) return [];
  atoms.dirty = false;
  return atomGroups(state, atoms);
}

function remove(map: Map<string, number[]>, key: string, index: number): void {
  const kept = (map.get(key) ?? []).filter((each) => each !== index);
  if (kept.length === 0) map.delete(key);
  else map.set(key, kept);
}
