import { addEdge } from "../edges/add-edge.ts";
import { flipChain } from "../edges/flip-chain.ts";
import { onBranch } from "../edges/reaches.ts";
import { type Pointer, plainTitle } from "../edges/read-pointers.ts";
import { fileKind } from "../files/file-kind.ts";
import type { ChangeAtoms, ChangeMeta } from "../fold/change-atoms.ts";
import type { Draft } from "../fold/draft.ts";
import { atomsOf, RESTATE_SECONDS } from "../fold/fold-state.ts";
import { PROMOTION_TITLE } from "./promotion.ts";

/** A revert by content alone is believed for as long as people undo things without saying so. */
const SILENT_SECONDS = 90 * 86_400;

/**
 * Reverts and re-lands. A trailer, a "Reverts #n" line or a title names the target; failing those, a patch that is
 * the inverse of an earlier one. Only lines that match are taken: present ones go out, absent ones come back.
 */
export function markReverted(draft: Draft): void {
  const { context, state, atoms } = draft;
  const { keys } = atoms;
  if (draft.edges.some((edge) => edge.kind === "revert" || edge.kind === "reland")) return;
  const nominated = context.onlyBrings || context.betweenLongLived || PROMOTION_TITLE.test(atoms.meta.title);
  const seen = new Set<number>();
  let held = false;
  for (const pointer of nominated ? [] : context.pointers) {
    if (pointer.kind !== "revert" || (held && pointer.rule === "R3")) continue;
    const target = resolve(draft, pointer);
    if (!target || seen.has(target.index)) continue;
    seen.add(target.index);
    held = revertChange(draft, target, pointer.rule) || held;
  }
  const undone = held || !keys.substantial ? undefined : state.inverses.get(keys.patch);
  if (undone === undefined || onlyConfig(draft)) return;
  for (const index of undone.toReversed()) {
    const target = state.changes[index];
    if (!target || atoms.meta.mergedAt - target.mergedAt > SILENT_SECONDS) continue;
    if (onBranch(draft, target)?.index === index && revertChange(draft, target, "R4")) return;
  }
}

/** Flips the atoms of `target` and of what it reverted or re-landed itself, latest first. False where none matched. */
export function revertChange(draft: Draft, target: ChangeMeta, rule: string): boolean {
  let matched = false;
  const undone: ChangeAtoms[] = [];
  for (const link of chainOf(draft, target)) {
    const atoms = atomsOf(draft.state, link.index);
    if (!atoms) continue;
    const { reverted, relanded } = flipChain(draft, atoms, rule, undone);
    undone.push(atoms);
    if (reverted + relanded === 0) continue;
    matched = true;
    addEdge(draft, relanded > reverted ? "reland" : "revert", link.id, rule, reverted + relanded);
  }
  return matched;
}

function chainOf({ state }: Draft, target: ChangeMeta): ChangeMeta[] {
  const chain = new Map<number, ChangeMeta>([[target.index, target]]);
  for (const link of chain.values()) {
    for (const edge of state.edgesFrom.get(link.id) ?? []) {
      const next =
        edge.kind === "revert" || edge.kind === "reland" ? state.byId.get(edge.to ?? "") : undefined;
      if (next) chain.set(next.index, next);
    }
  }
  return [...chain.values()].toSorted((a, b) => b.index - a.index);
}

function resolve(draft: Draft, pointer: Pointer): ChangeMeta | null {
  const { state, context, atoms } = draft;
  if (pointer.rule === "R3") return byTitle(draft, pointer.key);
  if (pointer.rule === "R2" && context.repository && pointer.repository) {
    if (context.repository.toLowerCase() !== pointer.repository.toLowerCase()) return null;
  }
  const id = pointer.rule === "R1" ? context.ownerOf(pointer.key) : `pr:${pointer.key}`;
  const target = id === null || id === atoms.meta.id ? undefined : state.byId.get(id);
  return target ? onBranch(draft, target) : null;
}

function byTitle(draft: Draft, title: string): ChangeMeta | null {
  const { state, atoms } = draft;
  const number = /\((?:#|!)(\d+)\)\s*$/.exec(title)?.[1];
  const numbered = number && state.byId.get(`pr:${number}`);
  if (numbered && numbered.index < atoms.meta.index) return onBranch(draft, numbered);
  for (const index of (state.titles.get(plainTitle(title).toLowerCase()) ?? []).toReversed()) {
    const target = state.changes[index];
    if (!target || target.index === atoms.meta.index) continue;
    if (atoms.meta.mergedAt - target.mergedAt > RESTATE_SECONDS) return null;
    const there = onBranch(draft, target);
    if (there) return there;
  }
  return null;
}

function onlyConfig({ files }: Draft): boolean {
  return files.every((file) => fileKind(file.newPath) === "config");
}
