import type { ChangeDiff, FileDiff } from "@/lib/model/change-diff.ts";
import type { LedgerEdge } from "@/lib/model/ledger.ts";
import type { Pointer } from "../edges/read-pointers.ts";
import type { ChangeAtoms, ChangeMeta } from "./change-atoms.ts";
import type { FoldState } from "./fold-state.ts";
import type { Purpose } from "./purpose.ts";

/** What the corridor tells about a change beside its diff. */
export type ChangeContext = {
  /** Changes whose commits this merge brings along, and whether it brings nothing of its own. */
  readonly brings: readonly string[];
  readonly onlyBrings: boolean;
  /** Paths where the merge differs from all of its parents; null where that was not asked. */
  readonly conflictPaths: ReadonlySet<string> | null;
  /** What its messages say that it reverts, re-lands or copies, best rule first. */
  readonly pointers: readonly Pointer[];
  /** The change that owns a commit, by full or abbreviated id. */
  readonly ownerOf: (sha: string) => string | null;
  readonly headBranch: string | null;
  readonly betweenLongLived: boolean;
  readonly releaseAutomation: boolean;
  readonly dependencyBot: boolean;
  /** What titles, messages and hosts say that it is for; null where none says anything. */
  readonly purpose: Purpose | null;
  /** `owner/name` of this repository, where a remote tells it. */
  readonly repository: string | null;
  /** What the attributes in force say of a path: generated or vendored, expressly not, or nothing (null). */
  readonly attributed: (path: string) => boolean | null;
};

/** Atoms of an earlier change that went from one class to another (positions in `LEDGER_CLASSES`). */
export type Move = {
  readonly change: ChangeMeta;
  readonly from: number;
  readonly to: number;
  readonly rule: string;
  count: number;
};

/** A change while it is worked out: its atoms, and the births that its added lines will carry. Valid until the next one. */
export type Draft = {
  readonly state: FoldState;
  readonly diff: ChangeDiff;
  readonly files: readonly FileDiff[];
  readonly context: ChangeContext;
  readonly atoms: ChangeAtoms;
  /** Removed line: the atom it was born as. Added line: the atom it will be known as from now on. */
  readonly birth: Uint32Array;
  /** 1 where a step has decided what became of the line's birth, so that later steps pass it over. */
  readonly done: Uint8Array;
  /** The added line that stands in the place of a removed one; only meaningful where that is `paired`. */
  readonly partner: Uint32Array;
  readonly edges: LedgerEdge[];
  /** Changes to earlier atoms, to be booked with this change as the cause. */
  readonly moved: Map<string, Move>;
  /** The one that was added to last: mostly the next one is the same. */
  lastMove: Move | null;
};
