import type { Beat } from "../define-scenario.ts";
import { addFunctions } from "../edits/add-functions.ts";
import { moveFunctions } from "../edits/move-functions.ts";
import { reformat } from "../edits/reformat.ts";
import { setFiles } from "../edits/set-files.ts";
import { withClaudeCode } from "../makers/assisted.ts";
import { renovate } from "../makers/bots.ts";
import { byHand } from "../makers/maker.ts";
import { bump } from "../steps/bump.ts";
import { chore } from "../steps/chore.ts";
import { feature } from "../steps/feature.ts";
import { fix } from "../steps/fix.ts";
import { often } from "../steps/often.ts";
import { pushCommit } from "../telling/push-commit.ts";

const common = { into: "main", how: "merge" } as const;

export const storefrontHousekeeping: readonly Beat[] = [
  {
    name: "reformat-day",
    shows:
      "In week 12 every module is indented anew: thousands of lines, none of them contribution, and no line gets younger.",
    steps: (desk) => [
      chore(desk, {
        ...common,
        at: desk.calendar.at(12, 4, 17, 30),
        title: "style: four spaces everywhere",
        edit: (tree, hand) =>
          setFiles(() => ({ ".prettierrc": ['{ "tabWidth": 4 }'] }))(reformat(tree, hand), hand),
        counts: "reformats",
        seed: "reformat",
      }),
    ],
  },
  {
    name: "moves",
    shows: "Functions move to other modules and keep their age.",
    steps: (desk) =>
      [7, 18].map((week) =>
        chore(desk, {
          ...common,
          at: desk.calendar.at(week, 4, 16),
          title: "refactor: split long modules",
          edit: moveFunctions(10),
          counts: "moves",
          seed: `moves/${week}`,
        }),
      ),
  },
  {
    name: "renovate",
    shows: "A bot keeps dependencies current.",
    steps: (desk) =>
      often(desk, { name: "renovate", from: 1, to: 25, perWeek: () => 0.8 }, (at, _, seed) => [
        bump(desk, { ...common, at, maker: renovate, seed }),
      ]),
  },
  {
    name: "rebased",
    shows:
      "A few pull requests land by rebase: their commits stand on main one after the other and are one change.",
    steps: (desk) =>
      [4, 10, 15, 21, 24].map((week) => {
        const hand = desk.hand(`rebased/${week}`);
        const maker = week < 12 ? byHand : withClaudeCode;
        return feature(desk, desk.calendar.at(week, 2, 12, 30), hand, `rebased/${week}`, {
          into: "main",
          how: "rebase",
          maker,
          size: 3,
        });
      }),
  },
  {
    name: "pushes",
    shows: "Now and then somebody pushes straight to main.",
    steps: (desk) =>
      often(desk, { name: "pushes", from: 1, to: 25, perWeek: () => 0.4 }, (at, { rng, words }, seed) => [
        {
          at,
          tell: (story) => {
            const subject = `Show the ${rng.pick(words.sides)} ${rng.pick(words.things)} again`;
            pushCommit(story, {
              at,
              to: "main",
              maker: byHand,
              person: rng.pick(desk.team),
              subject,
              edit: addFunctions(1),
              seed,
            });
          },
        },
      ]),
  },
  {
    name: "last",
    shows: "The story ends in the current week.",
    steps: (desk) => [
      fix(desk, desk.calendar.endsAt, desk.hand("last"), "last", { ...common, maker: byHand, size: 2 }),
    ],
  },
];
