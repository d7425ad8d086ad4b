import { isManifest } from "../files/manifests.ts";
import type { FileAtoms } from "../fold/change-atoms.ts";
import type { Draft } from "../fold/draft.ts";
import { ATOM } from "../fold/marks.ts";
import { keepBirth } from "../lines/keep-birth.ts";
import { siteEdits } from "./site-edits.ts";

/** In as many places of one change the same edit is one operation, and not so many. */
export const BULK_SITES = 10;
/** So many of them stay: the edit was thought of once. */
const STAY = 3;

/** What tells a line of code that another one replaces from all others. */
const WHICH = ATOM.plus | ATOM.paired | ATOM.idle;

/** A line, by its place in the table, and its text as a place among those that were kept. */
type Site = { readonly removed: number; readonly text: number; readonly into: number };

/**
 * The same edit in ten places or more, such as a renaming: the first three in order of path and line stay, the others are
 * cosmetic, and the births of the lines that they replace live on.
 */
export function markBulkEdits(draft: Draft): void {
  if (draft.diff.rewritten.n < 2 * BULK_SITES) return;
  const byEdit = new Map<string, number[]>();
  const { buffer, byteOffset, byteLength } = draft.diff.rewritten.bytes;
  const editOf = siteEdits(Buffer.from(buffer, byteOffset, byteLength));
  const placeOf = placeReader(draft);
  for (const [file, sites] of sitesByFile(draft)) {
    for (const { removed, text, into } of sites) {
      const edit = editOf(file.path, placeOf(text), placeOf(into));
      if (edit === null) continue;
      const known = byEdit.get(edit);
      if (known) known.push(removed);
      else byEdit.set(edit, [removed]);
    }
  }
  for (const sites of byEdit.values()) {
    if (sites.length >= BULK_SITES) for (const removed of sites.slice(STAY)) keepAsBulk(draft, removed);
  }
}

/** Places where a line of hand-written code was written in the place of another, file by file in order of path. */
function sitesByFile({ atoms, diff, partner }: Draft): [FileAtoms, Site[]][] {
  const { n, at } = diff.rewritten;
  const textAt = new Map<number, number>();
  for (let k = 0; k < n; k++) textAt.set(at[k] ?? 0, k);
  const found: [FileAtoms, Site[]][] = [];
  let total = 0;
  let k = 0;
  for (const file of atoms.files) {
    const sites: Site[] = [];
    const skipped = file.generatedBy !== null || isManifest(file.path);
    for (; k < n && (at[k] ?? 0) < file.to; k++) {
      const removed = at[k] ?? 0;
      if (skipped || ((atoms.kind[removed] ?? 0) & WHICH) !== ATOM.paired) continue;
      const into = textAt.get(partner[removed] ?? 0);
      if (into !== undefined) sites.push({ removed, text: k, into });
    }
    total += sites.length;
    if (sites.length > 0) found.push([file, sites]);
  }
  if (total < BULK_SITES) return [];
  return found.toSorted(([a], [b]) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function placeReader({ diff }: Draft): (k: number) => readonly [from: number, to: number] {
  const { end } = diff.rewritten;
  return (k) => [k === 0 ? 0 : (end[k - 1] ?? 0), end[k] ?? 0];
}

/** What pairing said of the two lines no longer holds: neither was rewritten. */
function keepAsBulk(draft: Draft, removed: number): void {
  const { atoms, done, partner } = draft;
  const added = partner[removed] ?? 0;
  for (const i of [removed, added]) {
    atoms.kind[i] = (atoms.kind[i] ?? 0) & ~ATOM.paired;
    done[i] = 0;
  }
  atoms.ref[added] = 0;
  keepBirth(draft, removed, added, "bulk-edit");
}
