import type { LedgerEdge } from "@/lib/model/ledger.ts";
import type { Runs } from "../lines/runs.ts";
import type { ChangeAtoms, ChangeMeta } from "./change-atoms.ts";

/**
 * The lines of one line of history: births by path. Mostly that is a branch; history that a pull merge made a second
 * parent stands beside its branch as a line of its own.
 */
export type BranchLines = {
  readonly name: string;
  /** Whether it ends in the tip of the landing branch. */
  readonly landing: boolean;
  readonly files: Map<string, Runs>;
  /** Where it grew from: a branch and a commit of that branch. */
  readonly fork: { readonly branch: string; readonly sha: string } | null;
  /** Merge time of the fork commit in seconds, once that has been replayed. */
  forkedAt: number | null;
  /** Whether a change of its own has been replayed; until then it may still be moved to another fork. */
  started: boolean;
};

/** Lines that stood at a fork are followed on the other branch as long as they can be young. */
export const INHERIT_SECONDS = 30 * 86_400;

export type FoldOptions = {
  /** Without white space, move and lineage rules: births as the diffs alone tell them. */
  readonly plain: boolean;
  /** Takes the atoms of changes that leave the window, by change index; null lets them go. */
  readonly archive: Map<number, ChangeAtoms> | null;
};

/** Counts that follow the lines of a change: how many were born on the landing branch, and on which day they died. */
export type LineLives = { born: number; readonly deaths: Map<number, number> };

/** Everything the fold carries from one change to the next. */
export type FoldState = {
  readonly options: FoldOptions;
  readonly changes: ChangeMeta[];
  readonly byId: Map<string, ChangeMeta>;
  nextAtom: number;
  /** Index of the change that a line was last found in. */
  hint: number;
  readonly branches: Map<string, BranchLines>;
  /** Atoms of the changes of the last 180 days, by change index, oldest first. */
  readonly window: Map<number, ChangeAtoms>;
  /** Older changes whose atoms were read again because a new one points at them; never restated. */
  readonly recalled: Map<number, ChangeAtoms>;
  /** What was read from messages and contents, for later changes to find. */
  readonly patches: Map<string, number[]>;
  readonly inverses: Map<string, number[]>;
  readonly titles: Map<string, number[]>;
  /** All edges in the order in which they were found, and the same by either end. */
  readonly edges: LedgerEdge[];
  readonly edgesFrom: Map<string, LedgerEdge[]>;
  readonly edgesTo: Map<string, LedgerEdge[]>;
  /** Paths whose own text says that they are generated, or that are minified, by branch and path. */
  readonly selfGenerated: Map<string, string>;
  /** Paths of the landing branch that are links or submodules: they have atoms, but are no text files. */
  readonly links: Set<string>;
  /** Paths whose last diff was binary, with the blob: whether that is text is asked only when it matters. */
  readonly opaque: Map<string, string>;
  readonly lives: Map<number, LineLives>;
  /** Lines of re-lands, and the atoms of the original changes that they live on as. */
  readonly aliases: Map<number, number>;
};

/** How long a later change may still move an atom to another class. */
export const RESTATE_SECONDS = 180 * 86_400;

export function newFoldState(options: FoldOptions = { plain: false, archive: null }): FoldState {
  return {
    options,
    changes: [],
    byId: new Map(),
    nextAtom: 1,
    hint: 0,
    branches: new Map(),
    window: new Map(),
    recalled: new Map(),
    patches: new Map(),
    inverses: new Map(),
    titles: new Map(),
    edges: [],
    edgesFrom: new Map(),
    edgesTo: new Map(),
    selfGenerated: new Map(),
    links: new Set(),
    opaque: new Map(),
    lives: new Map(),
    aliases: new Map(),
  };
}

/** The change that an atom belongs to; null for 0, the unknown birth. */
export function changeOfAtom(state: FoldState, atom: number): ChangeMeta | null {
  if (atom === 0) return null;
  const { changes } = state;
  // Lines come in runs: the next one mostly belongs to the change of the one before.
  const hint = changes[state.hint];
  if (hint && hint.base <= atom && atom < hint.base + hint.atoms) return hint;
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.base ?? 0) <= atom) low = middle + 1;
    else high = middle;
  }
  state.hint = low - 1;
  return changes[low - 1] ?? null;
}

/** The atoms of a change while they can still be moved, or were recalled. */
export const atomsOf = (state: FoldState, index: number): ChangeAtoms | undefined =>
  state.window.get(index) ?? state.recalled.get(index);
