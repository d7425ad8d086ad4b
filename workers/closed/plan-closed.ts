import { hashParams } from "@/lib/core/hash.ts";
import type { ClosedPull } from "@/lib/model/closed-pull.ts";
import type { ClosedMark } from "@/lib/normalized/closed/closed-pull-store.ts";
import type { HeadedPull } from "./find-heads.ts";

/** Nothing that lands from here on can hold a change that was closed so long ago. */
export const CHECKED_FOR_GOOD = 2 ** 31 - 1;

export type ClosedPlan = {
  /** All that are closed, in the order in which that happened; due are new ones, and those of which host or git tell otherwise. */
  readonly closed: readonly (HeadedPull & { readonly stamp: string; readonly isDue: boolean })[];
  /** Found abandoned before: what has landed since may hold them. */
  readonly watched: readonly ClosedMark[];
  /** Not closed any more, or landed after all. */
  readonly gone: readonly string[];
};

/** What there is to do. `heads`: what git calls the heads of pull requests; `landed`: changes that have; `last`: the last place in the replay. */
export function planClosed(
  pulls: readonly ClosedPull[],
  marks: ReadonlyMap<string, ClosedMark>,
  heads: ReadonlyMap<number, string>,
  landed: ReadonlySet<string>,
  last: number,
): ClosedPlan {
  const closed = pulls
    .map((pull) => ({ id: `pr:${pull.number}`, pull, head: heads.get(pull.number) ?? pull.headSha }))
    .filter(({ id }) => !landed.has(id))
    .map((each) => ({ ...each, stamp: stampOf(each) }))
    .map((each) => ({ ...each, isDue: marks.get(each.id)?.stamp !== each.stamp }));
  const settled = new Map(closed.map(({ id, isDue }) => [id, !isDue]));
  const kept = [...marks.values()];
  return {
    closed,
    watched: kept.filter(
      ({ changeId, outcome, checkedTo }) =>
        outcome === "abandoned" && checkedTo < last && settled.get(changeId) === true,
    ),
    gone: kept.map(({ changeId }) => changeId).filter((id) => !settled.has(id)),
  };
}

const stampOf = ({ head, pull }: HeadedPull): string => {
  const { title, baseBranch, headBranch, stackedOn, openedAt, closedAt, author } = pull;
  return hashParams([
    head,
    title,
    baseBranch,
    headBranch,
    stackedOn,
    openedAt,
    closedAt,
    author?.email ?? null,
  ]);
};
