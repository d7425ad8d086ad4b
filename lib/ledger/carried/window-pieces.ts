import type { Piece } from "@/lib/core/piece.ts";
import type { PatchKeys } from "../edges/patch-key.ts";
import { plainTitle } from "../edges/read-pointers.ts";
import type { ChangeAtoms, ChangeMeta } from "../fold/change-atoms.ts";
import type { FoldState } from "../fold/fold-state.ts";
import type { Purpose } from "../fold/purpose.ts";

const SIZE = 64;

/** What is said of the atoms of some changes once and for all; the columns one change after the other. */
type Told = {
  readonly index: Uint32Array;
  readonly keys: readonly PatchKeys[];
  readonly purposes: readonly (Purpose | null)[];
  readonly files: Uint32Array;
  readonly to: Uint32Array;
  /** After the change, and before it where that differs. */
  readonly paths: readonly string[];
  readonly oldPaths: readonly (string | null)[];
  readonly generatedBy: readonly (string | null)[];
  readonly hash: Uint32Array;
  readonly kind: Uint8Array;
  readonly ref: Uint32Array;
};
/** What later changes say of them. */
type Moving = { readonly marks: Uint16Array; readonly life: Uint16Array };

/** The piece that holds what is said once and for all of a change in the window, by its place. */
export const pieceOfAtoms = (index: number): string => `atoms/${Math.floor(index / SIZE)}`;

/** The atoms of the changes in the window: what stays as it is apart from what later changes move. */
export function* windowPieces(window: FoldState["window"]): Generator<Piece> {
  const groups = new Map<number, ChangeAtoms[]>();
  for (const [index, atoms] of window) {
    const group = Math.floor(index / SIZE);
    const list = groups.get(group);
    if (list) list.push(atoms);
    else groups.set(group, [atoms]);
  }
  for (const [group, list] of groups) {
    // Changes enter in order at the one end and leave in order at the other.
    const version = `${list[0]?.meta.index} to ${list.at(-1)?.meta.index}`;
    yield { name: `atoms/${group}`, version, encode: () => toldOf(list) };
    yield { name: `marks/${group}`, version: null, encode: () => movingOf(list) };
  }
}

function toldOf(list: readonly ChangeAtoms[]): Told {
  const files = list.flatMap((atoms) => atoms.files);
  return {
    index: Uint32Array.from(list, ({ meta }) => meta.index),
    keys: list.map(({ keys }) => keys),
    purposes: list.map(({ purpose }) => purpose),
    files: Uint32Array.from(list, (atoms) => atoms.files.length),
    to: Uint32Array.from(files, ({ to }) => to),
    paths: files.map(({ path }) => path),
    oldPaths: files.map(({ path, oldPath }) => (oldPath === path ? null : oldPath)),
    generatedBy: files.map(({ generatedBy }) => generatedBy),
    hash: joined(Uint32Array, list, ({ hash }) => hash),
    kind: joined(Uint8Array, list, ({ kind }) => kind),
    ref: joined(Uint32Array, list, ({ ref }) => ref),
  };
}

const movingOf = (list: readonly ChangeAtoms[]): Moving => ({
  marks: joined(Uint16Array, list, ({ marks }) => marks),
  life: joined(Uint16Array, list, ({ life }) => life),
});

type Column = Uint32Array | Uint16Array | Uint8Array;

function joined<T extends Column>(
  make: new (length: number) => T,
  list: readonly ChangeAtoms[],
  pick: (atoms: ChangeAtoms) => T,
): T {
  const all = new make(list.reduce((sum, atoms) => sum + pick(atoms).length, 0));
  let at = 0;
  for (const atoms of list) {
    all.set(pick(atoms), at);
    at += pick(atoms).length;
  }
  return all;
}

/** The window that the pieces were made of, oldest change first. */
export function readWindow(
  names: Iterable<string>,
  part: (name: string) => unknown,
  changes: readonly ChangeMeta[],
): Map<number, ChangeAtoms> {
  const groups = [...names].filter((name) => name.startsWith("atoms/")).map((name) => Number(name.slice(6)));
  const window = new Map<number, ChangeAtoms>();
  for (const group of groups.toSorted((a, b) => a - b)) {
    const told = part(`atoms/${group}`) as Told;
    const moving = part(`marks/${group}`) as Moving;
    for (const atoms of atomsIn(told, moving, changes)) window.set(atoms.meta.index, atoms);
  }
  return window;
}

function* atomsIn(
  told: Told,
  { marks, life }: Moving,
  changes: readonly ChangeMeta[],
): Generator<ChangeAtoms> {
  let file = 0;
  let base = 0;
  for (const [k, index] of told.index.entries()) {
    const meta = changes[index];
    const keys = told.keys[k];
    if (!meta || !keys) throw new RangeError("A change of the window is missing.");
    const files: ChangeAtoms["files"][number][] = [];
    let from = 0;
    for (const end = file + (told.files[k] ?? 0); file < end; file += 1) {
      const path = told.paths[file] ?? "";
      const to = told.to[file] ?? 0;
      const generatedBy = told.generatedBy[file] ?? null;
      files.push({ oldPath: told.oldPaths[file] ?? path, path, from, to, generatedBy });
      from = to;
    }
    const end = base + meta.atoms;
    yield {
      meta,
      keys,
      files,
      hash: told.hash.subarray(base, end),
      marks: marks.subarray(base, end),
      kind: told.kind.subarray(base, end),
      ref: told.ref.subarray(base, end),
      life: life.subarray(base, end),
      purpose: told.purposes[k] ?? null,
      dirty: false,
    };
    base = end;
  }
  if (base !== told.hash.length || base !== marks.length) throw new RangeError("Atoms are missing.");
}

/** What a window is found by: patches, their inverses and titles, as the fold notes them change by change. */
export function indexWindow(state: FoldState): void {
  for (const [index, { keys, meta }] of state.window) {
    if (keys.substantial) {
      append(state.patches, keys.patch, index);
      append(state.inverses, keys.inverse, index);
    }
    append(state.titles, plainTitle(meta.title).toLowerCase(), index);
  }
}

function append(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list) list.push(index);
  else map.set(key, [index]);
}
