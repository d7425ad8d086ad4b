import type { ChangeAtoms } from "./change-atoms.ts";
import type { Draft } from "./draft.ts";
import { classIndex } from "./marks.ts";

/**
 * Sets or clears marks of an atom of an earlier change. Where its class changes, the move is kept for the books with
 * this change as its cause. Changes that have left the window keep their class: they are only matched against.
 */
export function restate(
  draft: Draft,
  atoms: ChangeAtoms,
  at: number,
  set: number,
  clear: number,
  rule: string,
): void {
  const before = atoms.marks[at] ?? 0;
  const after = (before & ~clear) | set;
  if (before === after) return;
  atoms.marks[at] = after;
  atoms.dirty = true;
  const from = classIndex(before);
  const to = classIndex(after);
  if (from === to) return;
  const last = draft.lastMove;
  if (last?.change === atoms.meta && last.from === from && last.to === to && last.rule === rule) {
    last.count += 1;
    return;
  }
  if (!draft.state.window.has(atoms.meta.index)) return;
  const key = `${atoms.meta.index} ${from} ${to} ${rule}`;
  const move = draft.moved.get(key) ?? { change: atoms.meta, from, to, rule, count: 0 };
  move.count += 1;
  draft.moved.set(key, move);
  draft.lastMove = move;
}
