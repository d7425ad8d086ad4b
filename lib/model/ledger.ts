import type { LedgerClass } from "./ledger-class.ts";

export const EDGE_KINDS = ["revert", "reland", "duplicate", "promotion"] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

/** A relation between two changes by which atoms of one, the other or both take a class. */
export type LedgerEdge = {
  readonly kind: EdgeKind;
  /** Id of the change that points. */
  readonly from: string;
  /** Id of the change pointed at; null where a promotion draws on several and none is known. */
  readonly to: string | null;
  /** `R1` to `R4`, `D1` to `D3`, `P-sha`, `P-content`, `P-bookkeeping`. */
  readonly rule: string;
  readonly confidence: number;
  readonly matchedAtoms: number;
};

/**
 * One line of the append-only ledger: `atoms` of `class` on the change, booked when `cause` merged.
 * The first entries of a change are caused by itself; later ones adjust them, in pairs that sum to zero.
 */
export type LedgerEntry = {
  readonly change: string;
  readonly class: LedgerClass;
  /** Negative in an adjusting entry that takes atoms out of a class. */
  readonly atoms: number;
  readonly cause: string;
  /** Seconds; the merge time of `cause`. */
  readonly bookedAt: number;
  readonly rule: string;
  readonly confidence: number;
};

/** Atoms of one change in one file under one class: what a person sees when they open a number. */
export type AtomGroup = {
  readonly change: string;
  readonly path: string;
  readonly class: LedgerClass;
  readonly rule: string;
  readonly added: number;
  readonly removed: number;
  readonly confidence: number;
  /** Ids of the changes, or names of the patterns, that decided. */
  readonly refs: readonly string[];
  /**
   * Where lines that carry no complexity stand among others that do: beginnings and ends `[from, to)` of those of this group, among the
   * file's changed lines in the order of its diff (hunk by hunk, removed before added). Left out where the group is the whole
   * file, or its lines carry complexity.
   */
  readonly spans?: readonly number[];
};

/** Atoms with the service that owned their file when the change landed; null where nobody owned it. */
export type OwnedGroup = AtomGroup & { readonly service: string | null };
