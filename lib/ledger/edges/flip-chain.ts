import type { ChangeAtoms } from "../fold/change-atoms.ts";
import type { Draft } from "../fold/draft.ts";
import { changeOfAtom } from "../fold/fold-state.ts";
import { diesYoung, loseLine, regainLine } from "../fold/lost-lines.ts";
import { ATOM, MARK } from "../fold/marks.ts";
import { originOf } from "../fold/origin-of.ts";
import { restate } from "../fold/restate.ts";
import { lineIndex } from "./line-index.ts";

export type Flips = { readonly reverted: number; readonly relanded: number };

/**
 * Matches a revert or a re-land against one change: an atom on the opposite side is taken out (reverted), an atom on
 * the same side that was out comes back in. The draft's matched atoms are `revert`; every atom matches once.
 * `reverts` are the changes that are undone on the way: what they removed is known by its birth, wherever it stood.
 */
export function flipChain(
  draft: Draft,
  target: ChangeAtoms,
  rule: string,
  reverts: readonly ChangeAtoms[] = [],
): Flips {
  const { atoms, birth } = draft;
  const before = target.marks.slice();
  const present = lineIndex(target, (at) => ((before[at] ?? 0) & (MARK.reverted | MARK.revert)) === 0);
  const absent = lineIndex(target, (at) => ((before[at] ?? 0) & MARK.reverted) !== 0);
  // Earlier lines that this leaves without their rewrite, and those that stand again.
  const gone = new Set<number>();
  const back = new Set<number>();
  let reverted = 0;
  let relanded = 0;

  const takeOut = (i: number, at: number) => {
    restate(draft, target, at, MARK.reverted, 0, rule);
    mark(draft, i);
    if (isPlus(atoms, i) && !draft.done[i]) {
      birth[i] = target.ref[at] ?? 0;
      atoms.kind[i] = (atoms.kind[i] ?? 0) | ATOM.keeps;
    }
    if (isPlus(atoms, i)) back.add(target.ref[at] ?? 0);
    else gone.add(replacedBy(target, at));
    draft.done[i] = 1;
    reverted += 1;
  };
  const bringBack = (i: number, at: number) => {
    restate(draft, target, at, 0, MARK.reverted, rule);
    mark(draft, i);
    // A change that nothing can restate any more has told the end of its lines: they begin anew.
    if (isPlus(atoms, i) && !draft.done[i] && draft.state.window.has(target.meta.index)) {
      atoms.ref[i] = target.meta.base + at;
      atoms.kind[i] = (atoms.kind[i] ?? 0) | ATOM.alias;
      draft.state.aliases.set(atoms.meta.base + i, target.meta.base + at);
    }
    if (isPlus(atoms, i)) back.add(replacedBy(target, at));
    else if (((target.kind[at] ?? 0) & ATOM.paired) === 0) gone.add(target.ref[at] ?? 0);
    draft.done[i] = 1;
    relanded += 1;
  };

  // First what the births prove: this very line of the target is removed here.
  for (let i = 0; i < atoms.hash.length; i++) {
    if (isPlus(atoms, i) || isSettled(atoms, i)) continue;
    const born = originOf(draft.state, birth[i] ?? 0);
    if (changeOfAtom(draft.state, born)?.index !== target.meta.index) continue;
    const at = born - target.meta.base;
    if (((target.kind[at] ?? 0) & ATOM.plus) !== 0 && present.claim(at)) takeOut(i, at);
  }
  for (const revert of reverts) {
    const removed = lineIndex(revert, (at) => ((revert.kind[at] ?? 0) & ATOM.plus) === 0);
    for (const file of atoms.files) {
      for (let i = file.from; i < file.to; i++) {
        if (!isPlus(atoms, i) || isSettled(atoms, i)) continue;
        const at = removed.take(file.path, false, atoms.hash[i] ?? 0);
        const born = at < 0 ? 0 : originOf(draft.state, revert.ref[at] ?? 0);
        if (changeOfAtom(draft.state, born)?.index !== target.meta.index) continue;
        if (absent.claim(born - target.meta.base)) bringBack(i, born - target.meta.base);
      }
    }
  }
  for (const file of atoms.files) {
    for (let i = file.from; i < file.to; i++) {
      if (isSettled(atoms, i)) continue;
      const plus = isPlus(atoms, i);
      const hash = atoms.hash[i] ?? 0;
      const out = find(present, file, !plus, hash);
      if (out >= 0) {
        takeOut(i, out);
        continue;
      }
      const again = find(absent, file, plus, hash);
      if (again >= 0) bringBack(i, again);
    }
  }
  for (const atom of back) regainLine(draft, atom);
  for (const atom of gone) {
    if (!back.has(atom) && diesYoung(draft, atom, atoms.meta.mergedAt))
      loseLine(draft, atom, atoms.meta.mergedAt);
  }
  return { reverted, relanded };
}

/** The line in whose place an added one was written; 0 where there is none. */
function replacedBy(target: ChangeAtoms, at: number): number {
  const isRewrite = ((target.kind[at] ?? 0) & (ATOM.paired | ATOM.alias)) === ATOM.paired;
  return isRewrite ? (target.ref[at] ?? 0) : 0;
}

const isPlus = (atoms: ChangeAtoms, i: number) => ((atoms.kind[i] ?? 0) & ATOM.plus) !== 0;
const isSettled = (atoms: ChangeAtoms, i: number) =>
  ((atoms.marks[i] ?? 0) & (MARK.revert | MARK.promotion)) !== 0;

function mark({ atoms }: Draft, i: number): void {
  atoms.marks[i] = (atoms.marks[i] ?? 0) | MARK.revert;
}

function find(
  index: ReturnType<typeof lineIndex>,
  file: { path: string; oldPath: string },
  plus: boolean,
  hash: number,
): number {
  const at = index.take(file.path, plus, hash);
  return at >= 0 || file.path === file.oldPath ? at : index.take(file.oldPath, plus, hash);
}
