import { addEdge, confidenceOf, linkEdge } from "../edges/add-edge.ts";
import { flipChain } from "../edges/flip-chain.ts";
import { lineIndex } from "../edges/line-index.ts";
import { holds, onBranch } from "../edges/reaches.ts";
import type { ChangeAtoms, ChangeMeta } from "../fold/change-atoms.ts";
import type { Draft } from "../fold/draft.ts";
import { atomsOf } from "../fold/fold-state.ts";
import { ATOM, MARK } from "../fold/marks.ts";
import { restate } from "../fold/restate.ts";
import { revertChange } from "./reverted.ts";

/**
 * Copies across branches, in this order: a cherry-pick trailer, an equal patch of the whole or of most of its commits, a
 * backport marker. The change on the landing branch survives, else the earliest; matched atoms of the other are `duplicate`.
 * A match on the same branch is a re-land or nothing; a copy of a revert is that revert, of the copy on its own branch.
 */
export function markDuplicate(draft: Draft): void {
  if (draft.context.onlyBrings) return;
  const found = new Set<number>();
  follow(draft, "D1", found);
  if (found.size === 0) repeatWhole(draft, found);
  if (found.size === 0) follow(draft, "D2", found);
  follow(draft, "D3", found);
}

/** What the pointers of one rule lead to, where that is not found yet. */
function follow(draft: Draft, rule: "D1" | "D2" | "D3", found: Set<number>): void {
  const { context, state, atoms } = draft;
  for (const pointer of context.pointers) {
    if (pointer.rule !== rule) continue;
    const id = rule === "D3" ? `pr:${pointer.key}` : context.ownerOf(pointer.key);
    const origin = id === null ? undefined : state.byId.get(id);
    if (!origin || origin.index >= atoms.meta.index || found.has(origin.index)) continue;
    if (rule === "D3" && holds(draft, origin)) continue;
    if (copyOf(draft, origin, rule)) found.add(origin.index);
  }
}

function repeatWhole(draft: Draft, found: Set<number>): void {
  if (!draft.atoms.keys.substantial) return;
  const equal = withSamePatch(draft);
  if (equal.some((origin) => holds(draft, origin))) return;
  for (const origin of equal.toSorted((a, b) => Number(b.landing) - Number(a.landing))) {
    if (!copyOf(draft, origin, "D2")) continue;
    found.add(origin.index);
    return;
  }
}

/** A patch that its branch has seen before comes back, where that was reverted; otherwise it is no copy. */
export function markRelanded(draft: Draft): void {
  if (draft.context.onlyBrings || draft.edges.length > 0 || !draft.atoms.keys.substantial) return;
  for (const origin of withSamePatch(draft)) {
    const target = holds(draft, origin) && atomsOf(draft.state, origin.index);
    if (target && reland(draft, target, "D2")) return;
  }
}

/** Beyond this many equal patches a change is a routine, and it does not matter which of them it repeats. */
const MOST_EQUAL = 24;

const withSamePatch = ({ state, atoms }: Draft): ChangeMeta[] =>
  (state.patches.get(atoms.keys.patch) ?? [])
    .slice(-MOST_EQUAL)
    .flatMap((index) => state.changes[index] ?? []);

function copyOf(draft: Draft, origin: ChangeMeta, rule: string): boolean {
  const target = atomsOf(draft.state, origin.index);
  if (!target || origin.id === draft.atoms.meta.id) return false;
  if (holds(draft, origin)) return reland(draft, target, rule);
  if (copiedRevert(draft, origin, rule)) return true;

  const root = rootOf(draft, origin);
  const victim = !root.landing && draft.atoms.meta.landing ? atomsOf(draft.state, root.index) : undefined;
  const matched = victim ? yieldTo(draft, victim, rule) : matchCopy(draft, target);
  if (matched === 0) return false;
  if (victim) {
    const edge = { kind: "duplicate", from: root.id, to: draft.atoms.meta.id } as const;
    linkEdge(draft, { ...edge, rule, confidence: confidenceOf(rule), matchedAtoms: matched });
  } else addEdge(draft, "duplicate", root.id, rule, matched);
  return true;
}

function reland(draft: Draft, target: ChangeAtoms, rule: string): boolean {
  if (!target.marks.some((marks) => (marks & MARK.reverted) !== 0)) return false;
  const { relanded } = flipChain(draft, target, rule);
  if (relanded > 0) addEdge(draft, "reland", target.meta.id, rule, relanded);
  return relanded > 0;
}

function copiedRevert(draft: Draft, origin: ChangeMeta, rule: string): boolean {
  let done = false;
  for (const edge of draft.state.edgesFrom.get(origin.id) ?? []) {
    if ((edge.kind !== "revert" && edge.kind !== "reland") || edge.to === null) continue;
    const reverted = draft.state.byId.get(edge.to);
    const copy = reverted && onBranch(draft, reverted);
    if (copy) done = revertChange(draft, copy, rule) || repeatsRevert(draft, origin, copy, rule) || done;
  }
  return done;
}

/** A revert that another branch had made first lands: its lines are out already, and these are a revert all the same. */
function repeatsRevert(draft: Draft, origin: ChangeMeta, target: ChangeMeta, rule: string): boolean {
  const made = draft.atoms.meta.landing ? atomsOf(draft.state, origin.index) : undefined;
  if (!made) return false;
  const index = lineIndex(made, (at) => ((made.marks[at] ?? 0) & MARK.revert) !== 0);
  const matched = eachMatch(draft, index, (i) => {
    draft.atoms.marks[i] = (draft.atoms.marks[i] ?? 0) | MARK.revert;
  });
  if (matched > 0) addEdge(draft, "revert", target.id, rule, matched);
  return matched > 0;
}

function rootOf({ state }: Draft, origin: ChangeMeta): ChangeMeta {
  const edge = state.edgesFrom.get(origin.id)?.find((each) => each.kind === "duplicate" && each.to !== null);
  return (edge?.to && state.byId.get(edge.to)) || origin;
}

/** Marks the draft's atoms that stand in `target` too. */
function matchCopy(draft: Draft, target: ChangeAtoms): number {
  const index = lineIndex(target, () => true);
  return eachMatch(draft, index, (i) => {
    draft.atoms.marks[i] = (draft.atoms.marks[i] ?? 0) | MARK.duplicate;
  });
}

/** The draft is the survivor: the atoms of the earlier change that it repeats become its copies. */
function yieldTo(draft: Draft, earlier: ChangeAtoms, rule: string): number {
  const index = lineIndex(earlier, (at) => ((earlier.marks[at] ?? 0) & MARK.duplicate) === 0);
  return eachMatch(draft, index, (_i, at) => restate(draft, earlier, at, MARK.duplicate, 0, rule));
}

function eachMatch(
  { atoms }: Draft,
  index: ReturnType<typeof lineIndex>,
  visit: (i: number, at: number) => void,
): number {
  let matched = 0;
  for (const file of atoms.files) {
    for (let i = file.from; i < file.to; i++) {
      if ((atoms.marks[i] ?? 0) & (MARK.revert | MARK.promotion | MARK.duplicate)) continue;
      const at = index.take(file.path, ((atoms.kind[i] ?? 0) & ATOM.plus) !== 0, atoms.hash[i] ?? 0);
      if (at < 0) continue;
      visit(i, at);
      matched += 1;
    }
  }
  return matched;
}
