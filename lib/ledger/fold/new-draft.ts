import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import { LINE } from "@/lib/model/change-diff.ts";
import { patchKeys } from "../edges/patch-key.ts";
import { generatedReason } from "./self-generated.ts";
import type { ChangeAtoms, ChangeMeta } from "./change-atoms.ts";
import type { ChangeContext, Draft } from "./draft.ts";
import type { FoldState } from "./fold-state.ts";
import { ATOM } from "./marks.ts";

/** The atoms of a diff, unmarked: the columns are copied, because the diff's are used again for the next change. */
export function newAtoms(
  state: FoldState,
  meta: ChangeMeta,
  diff: ChangeDiff,
  context: ChangeContext,
): ChangeAtoms {
  const { lines } = diff;
  const kind = new Uint8Array(lines.n);
  for (let i = 0; i < lines.n; i++) kind[i] = (lines.flags[i] ?? 0) & LINE.plus ? ATOM.plus : 0;
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
    hash: lines.hash.slice(0, lines.n),
    marks: new Uint16Array(lines.n),
    kind,
    ref: new Uint32Array(lines.n),
    life: new Uint16Array(lines.n),
    dirty: true,
  };
}

export function newDraft(
  state: FoldState,
  meta: ChangeMeta,
  diff: ChangeDiff,
  context: ChangeContext,
): Draft {
  const atoms = newAtoms(state, meta, diff, context);
  const birth = new Uint32Array(diff.lines.n);
  for (let i = 0; i < birth.length; i++) if ((atoms.kind[i] ?? 0) & ATOM.plus) birth[i] = meta.base + i;
  return {
    state,
    diff,
    files: diff.files,
    context,
    atoms,
    birth,
    done: new Uint8Array(diff.lines.n),
    partner: new Map(),
    edges: [],
    moved: new Map(),
  };
}
