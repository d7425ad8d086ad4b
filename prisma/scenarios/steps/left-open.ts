import type { Beat } from "../define-scenario.ts";
import type { Maker } from "../makers/maker.ts";
import { attempt } from "./attempt.ts";

/** A few pull requests that wait for somebody when the story ends. */
export const leftOpen = (into: string, makers: readonly Maker[]): Beat => ({
  name: "left-open",
  shows: "In the last days, pull requests that still wait for a review.",
  steps: (desk) =>
    makers.map((maker, place) => {
      const seed = `left-open/${place}`;
      const at = desk.calendar.endsAt - (makers.length - place) * 7 * 3_600;
      return attempt(desk, at, desk.hand(seed), seed, { into, maker, size: 1 + (place % 2), ending: "open" });
    }),
});
