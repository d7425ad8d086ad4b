import type { Beat } from "../define-scenario.ts";
import { quietlyAssisted, withClaudeCode, withCopilotChat, withCursor } from "../makers/assisted.ts";
import { byHand } from "../makers/maker.ts";
import { feature } from "../steps/feature.ts";
import { fix } from "../steps/fix.ts";
import { found } from "../steps/found.ts";
import { often } from "../steps/often.ts";

const common = { into: "main", how: "merge" } as const;

export const storefrontPeople: readonly Beat[] = [
  {
    name: "history",
    shows: "The first commit brings the old shop over.",
    steps: (desk) => [
      found(desk, {
        branch: "main",
        name: "storefront",
        extra: () => ({
          ".github/CODEOWNERS": ["*             @acme/storefront", "/src/checkout @acme/checkout"],
        }),
      }),
    ],
  },
  {
    name: "people",
    shows: "Four people go on as before; git cannot tell how.",
    steps: (desk) =>
      often(desk, { name: "people", from: 0, to: 25, perWeek: () => 2 }, (at, hand, seed) => {
        const maker = hand.rng.chance(0.7) ? byHand : quietlyAssisted;
        return hand.rng.chance(0.4)
          ? [fix(desk, at, hand, seed, { ...common, maker, size: 2 })]
          : [feature(desk, at, hand, seed, { ...common, maker, size: 2 })];
      }),
  },
  {
    name: "assisted",
    shows: "Some changes name the tool that helped.",
    steps: (desk) =>
      often(desk, { name: "assisted", from: 3, to: 25, perWeek: () => 1.2 }, (at, hand, seed) => {
        const maker = hand.rng.pick([withClaudeCode, withCursor, withCopilotChat]);
        return [feature(desk, at, hand, seed, { ...common, maker, size: 2 })];
      }),
  },
];
