import { AppError } from "@/lib/core/errors.ts";
import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { LedgerEdge, LedgerEntry } from "@/lib/model/ledger.ts";
import { markPurpose, noteLeft } from "../classify/conclude.ts";
import { PLAIN_STEPS, STEPS } from "../classify/steps.ts";
import { plainTitle } from "../edges/read-pointers.ts";
import { bookChange } from "./book-change.ts";
import { readBirths, writeBirths } from "./branch-lines.ts";
import type { ChangeAtoms, ChangeMeta } from "./change-atoms.ts";
import type { ChangeContext, Draft } from "./draft.ts";
import { type BranchLines, type FoldState, INHERIT_SECONDS } from "./fold-state.ts";
import { countLives } from "./lives.ts";
import { ATOM, MARK } from "./marks.ts";
import { newDraft } from "./new-draft.ts";

/** What one change adds to the books. */
export type AppliedChange = {
  readonly meta: ChangeMeta;
  readonly gross: number;
  /** Added lines that no mechanical class takes: what the composition of the change is about. */
  readonly effectiveAdded: number;
  readonly entries: readonly LedgerEntry[];
  readonly edges: readonly LedgerEdge[];
};

/** Where a change stands: its team, whether its branch is the landing branch, and the line of history it was made on. */
export type ChangePlace = { readonly team: number; readonly landing: boolean; readonly line: string };

const MECHANICAL =
  MARK.revert | MARK.promotion | MARK.duplicate | MARK.generated | MARK.dependency | MARK.cosmetic;
/** Beyond this many files a mechanical change is no place where a defect comes from. */
const BULK_FILES = 20;
/** Lines under these marks are not followed after their birth. */
const UNFOLLOWED = MARK.generated | MARK.dependency | MARK.cosmetic;

/**
 * Folds the next change into the state: replays its lines, classifies its atoms, restates earlier ones.
 * Changes must come in the order of their plan.
 * @throws AppError `bug` where the branch was not announced.
 */
export function applyChange(
  state: FoldState,
  change: PlannedChange,
  place: ChangePlace,
  diff: ChangeDiff,
  context: ChangeContext,
): AppliedChange {
  const branch = state.branches.get(place.line);
  if (!branch) throw new AppError("bug", `The line of history of ${change.id} was not announced.`);
  const meta = admit(state, change, place, diff.lines.n);
  begin(branch, meta.mergedAt);
  const draft = newDraft(state, meta, diff, context);
  const before = readBirths(draft, branch);
  rememberRemoved(draft);
  for (const step of state.options.plain ? PLAIN_STEPS : STEPS) step(draft);
  if (!state.options.plain) {
    forget(draft);
    conclude(draft);
  }
  keep(draft);
  if (branch.landing) countLives(draft);
  writeBirths(draft, branch, before);
  for (const other of state.branches.values()) {
    if (other.fork?.sha === change.mergeSha) other.forkedAt = meta.mergedAt;
  }
  return {
    meta,
    gross: diff.lines.n,
    effectiveAdded: countEffective(draft),
    entries: bookChange(draft),
    edges: draft.edges,
  };
}

/** A line of history that begins long after its fork knows nothing of the lines that it grew from. */
function begin(branch: BranchLines, now: number): void {
  if (branch.started) return;
  branch.started = true;
  if (branch.fork && now - (branch.forkedAt ?? 0) > INHERIT_SECONDS) branch.files.clear();
}

function admit(state: FoldState, change: PlannedChange, place: ChangePlace, atoms: number): ChangeMeta {
  const { id, kind, number, mergedAt, title } = change;
  const index = state.changes.length;
  const meta: ChangeMeta = {
    index,
    id,
    kind,
    number,
    branch: change.branch,
    landing: place.landing,
    team: place.team,
    mergedAt,
    title,
    base: state.nextAtom,
    atoms,
    alive: 0,
    isBulk: false,
    isImport: false,
  };
  state.nextAtom += atoms;
  state.changes.push(meta);
  state.byId.set(id, meta);
  return meta;
}

/** What each removed line was born as, before any step gives the line another birth. */
function rememberRemoved({ atoms: { kind, ref }, birth }: Draft): void {
  const { plus } = ATOM;
  for (let i = 0; i < birth.length; i++) {
    if (!((kind[i] ?? 0) & plus)) ref[i] = birth[i] ?? 0;
  }
}

function forget({ atoms: { kind, marks }, birth }: Draft): void {
  const { plus, keeps } = ATOM;
  for (let i = 0; i < birth.length; i++) {
    if (((marks[i] ?? 0) & UNFOLLOWED) === 0) continue;
    if (((kind[i] ?? 0) & (plus | keeps)) === plus) birth[i] = 0;
  }
}

/** What is left is shared out by what the change is for. */
function conclude({ state, atoms, context }: Draft): void {
  const left = noteLeft(atoms);
  atoms.purpose = context.purpose;
  markPurpose(state, atoms, left);
  atoms.meta.isBulk = atoms.files.length > BULK_FILES && 2 * countMechanical(atoms) >= atoms.marks.length;
}

function countMechanical({ marks }: ChangeAtoms): number {
  let count = 0;
  for (const these of marks) if (these & MECHANICAL) count += 1;
  return count;
}

function keep({ state, atoms }: Draft): void {
  const { meta, keys } = atoms;
  state.window.set(meta.index, atoms);
  if (state.options.plain) return;
  if (keys.substantial) {
    append(state.patches, keys.patch, meta.index);
    append(state.inverses, keys.inverse, meta.index);
  }
  append(state.titles, plainTitle(meta.title).toLowerCase(), meta.index);
}

function append(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list) list.push(index);
  else map.set(key, [index]);
}

function countEffective({ atoms: { kind, marks } }: Draft): number {
  const { plus } = ATOM;
  let added = 0;
  for (let i = 0; i < kind.length; i++) {
    if ((kind[i] ?? 0) & plus && ((marks[i] ?? 0) & MECHANICAL) === 0) added += 1;
  }
  return added;
}
