import type { Beat, Step } from "../define-scenario.ts";
import { claudeBot, cursorAgent } from "../makers/agents.ts";
import { byHand } from "../makers/maker.ts";
import { feature } from "../steps/feature.ts";
import { reland, revert } from "../steps/revert.ts";

const CASES = [
  { week: 2, maker: byHand, tells: "trailer", again: false },
  { week: 9, maker: cursorAgent, tells: "trailer", again: false },
  { week: 11, maker: claudeBot, tells: "trailer", again: true },
  { week: 13, maker: cursorAgent, tells: "title", again: false },
  { week: 16, maker: claudeBot, tells: "trailer", again: false },
  { week: 17, maker: cursorAgent, tells: "content", again: false },
  { week: 22, maker: byHand, tells: "trailer", again: false },
] as const;

export const storefrontReverts: Beat = {
  name: "reverts",
  shows: "Seven merges are taken back, five of them agents' work; one lands again.",
  steps: (desk) =>
    CASES.flatMap(({ week, maker, tells, again }) => {
      const seed = `reverts/${week}`;
      const hand = desk.hand(seed);
      const common = { into: "main", how: "merge" } as const;
      const day = (more: number): number =>
        desk.calendar.at(week, 0, 14, hand.rng.between(0, 59)) + more * 86_400;
      const steps: Step[] = [
        feature(desk, day(0), hand, seed, { ...common, maker, size: 1, key: seed }),
        revert(desk, { ...common, at: day(1), of: seed, key: `${seed}/back`, tells, seed: `${seed}/back` }),
      ];
      const landed = { ...common, of: `${seed}/back`, key: `${seed}/again`, seed: `${seed}/again` };
      if (again) steps.push(reland(desk, { ...landed, at: day(4) }));
      return steps;
    }),
};
