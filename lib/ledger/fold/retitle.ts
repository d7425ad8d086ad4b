import { plainTitle, titlePointers } from "../edges/read-pointers.ts";
import type { FoldState } from "./fold-state.ts";

/** A change that was folded, by its place, and what it is called since. */
export type Retitled = { readonly index: number; readonly title: string };

/** Whether a change undoes one that is called as one of `retitled` is or was: what it undoes hangs on that name. */
export function isNamed({ changes }: FoldState, retitled: readonly Retitled[]): boolean {
  if (retitled.length === 0) return false;
  const moved = new Set(
    retitled
      .map(({ index, title }) => [nameOf(changes[index]?.title ?? ""), nameOf(title)] as const)
      .filter(([before, after]) => before !== after)
      .flat(),
  );
  return (
    moved.size > 0 &&
    changes.some(({ title }) =>
      titlePointers(title).some(({ kind, key }) => kind === "revert" && moved.has(nameOf(key))),
    )
  );
}

/** Calls changes otherwise, as if they had been folded under these titles. */
export function retitle(state: FoldState, retitled: readonly Retitled[]): void {
  for (const { index, title } of retitled) {
    const meta = state.changes[index];
    if (meta === undefined) continue;
    const before = nameOf(meta.title);
    meta.title = title;
    const found = state.titles.get(before);
    if (!found?.includes(index)) continue;
    const left = found.filter((each) => each !== index);
    if (left.length === 0) state.titles.delete(before);
    else state.titles.set(before, left);
    const name = nameOf(title);
    state.titles.set(
      name,
      [...(state.titles.get(name) ?? []), index].toSorted((a, b) => a - b),
    );
  }
}

const nameOf = (title: string): string => plainTitle(title).toLowerCase();
