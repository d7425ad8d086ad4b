import type { Beat } from "../define-scenario.ts";
import { ASSISTED, quietlyAssisted } from "../makers/assisted.ts";
import { byHand } from "../makers/maker.ts";
import { feature } from "../steps/feature.ts";
import { fix } from "../steps/fix.ts";
import { often } from "../steps/often.ts";

export const paymentsPeople: readonly Beat[] = [
  {
    name: "steady",
    shows: "Most changes carry no evidence of how they were made: they are unknown, not human.",
    steps: (desk) =>
      often(desk, { name: "steady", from: 0, to: 38, perWeek: () => 2.6 }, (at, hand, seed) => {
        const maker = hand.rng.chance(0.75) ? byHand : quietlyAssisted;
        return [
          feature(desk, at, hand, seed, { into: "main", how: "squash", maker, size: hand.rng.between(1, 3) }),
        ];
      }),
  },
  {
    name: "fixes",
    shows: "Small corrections to lines of any age, by hand.",
    steps: (desk) =>
      often(desk, { name: "fixes", from: 1, to: 38, perWeek: () => 1.2 }, (at, hand, seed) => [
        fix(desk, at, hand, seed, { into: "main", how: "squash", maker: byHand, size: 2 }),
      ]),
  },
  {
    name: "assisted",
    shows:
      "Hybrid work grows from one change in two weeks to three a week; half of its evidence is only in the pull requests' own commits.",
    steps: (desk) =>
      often(
        desk,
        { name: "assisted", from: 4, to: 38, perWeek: (week) => 0.4 + week * 0.08 },
        (at, hand, seed) => [
          feature(desk, at, hand, seed, {
            into: "main",
            how: "squash",
            maker: hand.rng.pick(ASSISTED),
            size: hand.rng.between(1, 3),
          }),
        ],
      ),
  },
];
