import type { Hand } from "../code/words.ts";
import type { Desk, Step } from "../define-scenario.ts";
import { landPull } from "../telling/land-pull.ts";
import { type Landing, planFeature } from "./plan-feature.ts";

/** A pull request of a few commits that brings something new. */
export function feature(desk: Desk, at: number, hand: Hand, seed: string, landing: Landing): Step {
  const pull = planFeature(desk, at, hand, seed, landing);
  return {
    at,
    tell: (story) => {
      const landed = landPull(story, pull);
      if (landed && landing.key) story.landed.set(landing.key, landed);
    },
  };
}
