import type { Beat } from "../define-scenario.ts";
import { notedAgent, notedByHand, notedMixed } from "../makers/agents.ts";
import { feature } from "../steps/feature.ts";
import { often } from "../steps/often.ts";

export const storefrontNotes: Beat = {
  name: "notes",
  shows:
    "From week 14 some commits carry notes line by line: only these changes can be proven to be human, hybrid or agent.",
  steps: (desk) =>
    often(desk, { name: "notes", from: 14, to: 25, perWeek: () => 2 }, (at, hand, seed) => {
      const maker = hand.rng.pick([notedByHand, notedByHand, notedMixed, notedAgent]);
      return [feature(desk, at, hand, seed, { into: "main", how: "merge", maker, size: 1 })];
    }),
};
