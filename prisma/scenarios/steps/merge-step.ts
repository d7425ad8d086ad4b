import type { Desk, Step } from "../define-scenario.ts";
import { mergeBranch } from "../telling/merge-branch.ts";

type MergeStep = {
  readonly at: number;
  readonly from: string;
  readonly into: string;
  readonly title: string | null;
  readonly counts: "promotions" | "mergesBack";
};

/** One long-lived branch is merged into another, if that brings anything. */
export function mergeStep(desk: Desk, { at, from, into, title, counts }: MergeStep): Step {
  const person = desk.hand(`merge/${from}/${at - desk.calendar.endsAt}`).rng.pick(desk.team);
  return {
    at,
    tell: (story) => {
      if (mergeBranch(story, { at, from, into, person, title })) story.planted[counts] += 1;
    },
  };
}
