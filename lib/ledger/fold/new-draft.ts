import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import { LINE } from "@/lib/model/change-diff.ts";
import { patchKeys } from "../edges/patch-key.ts";
import type { ChangeAtoms, ChangeMeta } from "./change-atoms.ts";
import type { ChangeContext, Draft } from "./draft.ts";
import { draftColumns } from "./draft-columns.ts";
import type { FoldState } from "./fold-state.ts";
import { ATOM } from "./marks.ts";
import { generatedReason } from "./self-generated.ts";

/** The atoms of a diff, unmarked: the columns are copied, because the diff's are used again for the next change. */
export function newAtoms(
  state: FoldState,
  meta: ChangeMeta,
  diff: ChangeDiff,
  context: ChangeContext,
): ChangeAtoms {
  const { n, hash, flags } = diff.lines;
  const { plus, idle } = ATOM;
  const { plus: added } = LINE;
  const silent = LINE.blank | LINE.comment;
  const kind = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const these = flags[i] ?? 0;
    kind[i] = these & added ? plus : these & silent ? idle : 0;
  }
  return {
    meta,
    keys: patchKeys(diff),
    files: diff.files.map((file) => ({
      oldPath: file.oldPath,
      path: file.newPath,
      from: file.from,
      to: file.to,
      generatedBy: generatedReason(state, meta.branch, file, diff, context),
    })),
    hash: hash.slice(0, n),
    marks: new Uint16Array(n),
    kind,
    ref: new Uint32Array(n),
    life: new Uint16Array(n),
    purpose: null,
    dirty: true,
  };
}

export function newDraft(
  state: FoldState,
  meta: ChangeMeta,
  diff: ChangeDiff,
  context: ChangeContext,
): Draft {
  const { n } = diff.lines;
  const { plus } = ATOM;
  const { base } = meta;
  const atoms = newAtoms(state, meta, diff, context);
  const { kind } = atoms;
  const columns = draftColumns(n);
  const { birth } = columns;
  for (let i = 0; i < n; i++) birth[i] = (kind[i] ?? 0) & plus ? base + i : 0;
  return {
    state,
    diff,
    files: diff.files,
    context,
    atoms,
    ...columns,
    edges: [],
    moved: new Map(),
    lastMove: null,
  };
}
