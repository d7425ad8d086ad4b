import { deployManifest } from "../code/generated.ts";
import type { Beat } from "../define-scenario.ts";
import { copilotAgent } from "../makers/agents.ts";
import { ASSISTED, quietlyAssisted } from "../makers/assisted.ts";
import { byHand } from "../makers/maker.ts";
import { feature } from "../steps/feature.ts";
import { fix } from "../steps/fix.ts";
import { found } from "../steps/found.ts";
import { often } from "../steps/often.ts";
import { reland, revert } from "../steps/revert.ts";
import { branchOff } from "../telling/branch-off.ts";

const common = { into: "develop", how: "merge" } as const;

export const platformPeople: readonly Beat[] = [
  {
    name: "history",
    shows: "The first commit stands on main; develop begins there.",
    steps: (desk) => [
      found(desk, {
        branch: "main",
        name: "platform",
        extra: ({ words }) => ({
          ".github/CODEOWNERS": [
            "*               @acme/platform",
            ...words.areas.map((area) => `/src/${area}/ @acme/${area}`),
          ],
          ...Object.fromEntries(
            words.areas.map((area) => [`deploy/${area}.yaml`, deployManifest(area, "1.0.0")]),
          ),
        }),
      }),
      { at: desk.calendar.at(0, 0, 9), tell: (story) => branchOff(story, "develop", "main") },
    ],
  },
  {
    name: "people",
    shows: "Features and fixes land on develop, the landing branch; half of them with a tool that says so.",
    steps: (desk) =>
      often(desk, { name: "people", from: 0, to: 38, perWeek: () => 2.2 }, (at, hand, seed) => {
        const { rng } = hand;
        const maker = rng.chance(0.5) ? rng.pick(ASSISTED) : rng.pick([byHand, quietlyAssisted]);
        return rng.chance(0.35)
          ? [fix(desk, at, hand, seed, { ...common, maker, size: 2 })]
          : [feature(desk, at, hand, seed, { ...common, maker, size: 2 })];
      }),
  },
  {
    name: "agents",
    shows: "An agent joins in week 20 for small chores.",
    steps: (desk) =>
      often(desk, { name: "agents", from: 20, to: 38, perWeek: () => 0.7 }, (at, hand, seed) => [
        feature(desk, at, hand, seed, { ...common, maker: copilotAgent, size: 1 }),
      ]),
  },
  {
    name: "reverts",
    shows: "Three changes are taken back on develop before they are promoted; one lands again.",
    steps: (desk) =>
      [7, 19, 31].flatMap((week) => {
        const seed = `reverts/${week}`;
        const hand = desk.hand(seed);
        const day = (more: number): number => desk.calendar.at(week, more, 14, hand.rng.between(0, 59));
        const back = { ...common, of: seed, key: `${seed}/back`, seed: `${seed}/back` };
        return [
          feature(desk, day(0), hand, seed, { ...common, maker: byHand, size: 1, key: seed }),
          revert(desk, { ...back, at: day(1), tells: "trailer" }),
          ...(week === 19
            ? [
                reland(desk, {
                  ...common,
                  at: day(3),
                  of: back.key,
                  key: `${seed}/again`,
                  seed: `${seed}/again`,
                }),
              ]
            : []),
        ];
      }),
  },
];
