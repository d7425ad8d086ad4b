import type { ChangeMeta } from "../fold/change-atoms.ts";
import type { Draft } from "../fold/draft.ts";

/** The change as it stands on the draft's branch: itself where the branch holds it, else its copy there, else null. */
export function onBranch(draft: Draft, target: ChangeMeta): ChangeMeta | null {
  const { state, atoms } = draft;
  if (target.index >= atoms.meta.index) return null;
  if (holds(draft, target)) return target;
  const copies = [
    ...(state.edgesTo.get(target.id) ?? [])
      .filter((edge) => edge.kind === "duplicate")
      .map((edge) => edge.from),
    ...(state.edgesFrom.get(target.id) ?? [])
      .filter((edge) => edge.kind === "duplicate")
      .map((edge) => edge.to),
  ];
  for (const id of copies) {
    const copy = id === null ? undefined : state.byId.get(id);
    if (copy && copy.index < atoms.meta.index && holds(draft, copy)) return copy;
  }
  return null;
}

/** Whether the draft's branch has the change itself: it landed there, before the branch grew, or by a promotion. */
export function holds({ state, atoms }: Draft, target: ChangeMeta): boolean {
  const { branch } = atoms.meta;
  if (target.branch === branch) return true;
  const lines = state.branches.get(branch);
  if (lines?.fork?.branch === target.branch && target.mergedAt <= (lines.forkedAt ?? 0)) return true;
  return (state.edgesTo.get(target.id) ?? []).some(
    ({ kind, from, rule, matchedAtoms }) =>
      kind === "promotion" &&
      state.byId.get(from)?.branch === branch &&
      // By content, a few lines that both happen to have do not bring the whole change along.
      (rule === "P-sha" || matchedAtoms * 2 >= target.atoms),
  );
}
