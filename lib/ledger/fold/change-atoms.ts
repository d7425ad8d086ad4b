import type { ChangeKind } from "@/lib/model/change-plan.ts";
import type { PatchKeys } from "../edges/patch-key.ts";
import type { Purpose } from "./purpose.ts";

export type FileAtoms = {
  readonly oldPath: string;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** Why its lines are not written by hand (`lockfile`, `vendored`, …); null where they are. */
  readonly generatedBy: string | null;
};

/** What the fold remembers of a change for ever: 60 bytes or so. */
export type ChangeMeta = {
  readonly index: number;
  readonly id: string;
  readonly kind: ChangeKind;
  readonly number: number | null;
  readonly branch: string;
  readonly landing: boolean;
  readonly team: number;
  /** Seconds. */
  readonly mergedAt: number;
  /** A host may call it otherwise later. */
  title: string;
  /** Id of its first atom; atoms of all changes are numbered in one row, from 1. */
  readonly base: number;
  readonly atoms: number;
  /** How many of its lines live on the landing branch. */
  alive: number;
  /** It touches more than twenty files, most of it mechanically. */
  isBulk: boolean;
  /** It brought another repository in, whole. */
  isImport: boolean;
};

/** The atoms of a change column by column; kept while later changes may still move them. */
export type ChangeAtoms = {
  readonly meta: ChangeMeta;
  readonly keys: PatchKeys;
  readonly files: readonly FileAtoms[];
  /** Hash of the line without white space. */
  readonly hash: Uint32Array;
  readonly marks: Uint16Array;
  readonly kind: Uint8Array;
  /** Removed line: the atom it was born as. Added line: the atom it replaced, or lives on as (`alias`). 0 where none. */
  readonly ref: Uint32Array;
  /** How an added line stands on the landing branch, in the words of the count of lives. */
  readonly life: Uint16Array;
  /** What it is for; null where nothing says so. Hosts may tell it later. */
  purpose: Purpose | null;
  /** Changed since its groups were last written. */
  dirty: boolean;
};
