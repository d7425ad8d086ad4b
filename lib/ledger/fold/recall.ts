import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import type { ChangeContext } from "./draft.ts";
import { atomsOf, type FoldState } from "./fold-state.ts";
import { newAtoms } from "./new-draft.ts";

/** Ids of earlier changes that a change points at and whose atoms have left the window: their diffs are needed again. */
export function neededAgain(state: FoldState, context: ChangeContext): string[] {
  const ids = new Set(context.brings);
  for (const { rule, key } of context.pointers) {
    if (rule === "R3") continue;
    const id = rule === "R1" || rule === "D1" || rule === "D2" ? context.ownerOf(key) : `pr:${key}`;
    if (id !== null) ids.add(id);
  }
  return [...ids].filter((id) => {
    const change = state.byId.get(id);
    return change !== undefined && atomsOf(state, change.index) === undefined;
  });
}

/** Takes the diff of an old change back in, to be matched against until the next change. */
export function recall(state: FoldState, id: string, diff: ChangeDiff, context: ChangeContext): void {
  const meta = state.byId.get(id);
  if (!meta || diff.lines.n !== meta.atoms) return;
  // What the old diff says of its files was true then: it must not be believed of today's.
  const then = { ...state, selfGenerated: new Map<string, string>() };
  state.recalled.set(meta.index, newAtoms(then, meta, diff, context));
}
