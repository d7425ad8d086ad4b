import type { Beat, Step } from "../define-scenario.ts";
import { agentThenPerson, claudeBot, codexMerged, copilotAgent, cursorAgent } from "../makers/agents.ts";
import { byHand } from "../makers/maker.ts";
import { feature } from "../steps/feature.ts";
import { often } from "../steps/often.ts";
import { removal, rework } from "../steps/rewrite.ts";

const MAKERS = [cursorAgent, cursorAgent, claudeBot, copilotAgent, codexMerged, agentThenPerson] as const;
const DAY = 86_400;

/** One agent change, and what becomes of it. */
const surge =
  (name: string, from: number, to: number, perWeek: number, removed: number): Beat["steps"] =>
  (desk) =>
    often(desk, { name, from, to, perWeek: () => perWeek }, (at, hand, seed) => {
      const { rng } = hand;
      const common = { into: "main", how: "merge" } as const;
      const steps: Step[] = [
        feature(desk, at, hand, seed, { ...common, maker: rng.pick(MAKERS), size: 3, key: seed }),
      ];
      const again = { ...common, of: seed, maker: byHand };
      if (rng.chance(removed)) {
        steps.push(
          removal(
            desk,
            { ...again, at: at + rng.between(4, 26) * DAY, seed: `${seed}/drop` },
            rng.between(2, 5),
          ),
        );
      } else if (rng.chance(0.25)) {
        steps.push(
          rework(desk, { ...again, at: at + rng.between(1, 12) * DAY, seed: `${seed}/again` }, 0.35),
        );
      }
      return steps;
    });

export const storefrontSurge: readonly Beat[] = [
  {
    name: "surge",
    shows:
      "Weeks 8 to 19: seven agent changes a week, and functions of about every second one are dropped within 30 days.",
    steps: surge("surge", 8, 19, 6.5, 0.5),
  },
  {
    name: "after-the-surge",
    shows: "From week 20: half as many agent changes, and what they bring mostly stays.",
    steps: surge("after", 20, 25, 3, 0.15),
  },
];
