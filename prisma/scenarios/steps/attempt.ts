import type { Hand } from "../code/words.ts";
import type { Desk, Step } from "../define-scenario.ts";
import { leavePull } from "../telling/leave-pull.ts";
import { type Landing, planFeature } from "./plan-feature.ts";

type Attempt = Pick<Landing, "into" | "maker" | "size"> & { readonly ending: "closed" | "open" };

/** A pull request like a feature's that does not land: it is closed, or still open at the end. */
export function attempt(
  desk: Desk,
  at: number,
  hand: Hand,
  seed: string,
  { ending, ...landing }: Attempt,
): Step {
  const pull = planFeature(desk, at, hand, seed, { ...landing, how: "squash" });
  return { at, tell: (story) => leavePull(story, pull, ending) };
}
