import type { Beat, Step } from "../define-scenario.ts";
import { addFunctions } from "../edits/add-functions.ts";
import { copilotAgent } from "../makers/agents.ts";
import { withClaudeCode } from "../makers/assisted.ts";
import { byHand, type Maker } from "../makers/maker.ts";
import { feature } from "../steps/feature.ts";
import { type Revert, reland, revert } from "../steps/revert.ts";
import { landPull } from "../telling/land-pull.ts";

type Case = { week: number; maker: Maker; tells: Revert["tells"]; partial?: boolean; again?: boolean };

const CASES: readonly Case[] = [
  { week: 3, maker: byHand, tells: "trailer" },
  { week: 9, maker: byHand, tells: "button", again: true },
  { week: 13, maker: withClaudeCode, tells: "title" },
  { week: 16, maker: copilotAgent, tells: "trailer", again: true },
  { week: 19, maker: copilotAgent, tells: "trailer", partial: true },
  { week: 22, maker: byHand, tells: "content" },
  { week: 24, maker: copilotAgent, tells: "button" },
  { week: 29, maker: withClaudeCode, tells: "trailer", partial: true },
  { week: 33, maker: byHand, tells: "trailer", again: true },
  { week: 37, maker: copilotAgent, tells: "trailer" },
];

export const paymentsReverts: readonly Beat[] = [
  {
    name: "reverts",
    shows:
      "Ten changes are taken back, two of them in part; three land again. The revert says so in a trailer, GitHub's line, its title, or only by what it does.",
    steps: (desk) =>
      CASES.flatMap(({ week, maker, tells, partial, again }) => {
        const seed = `reverts/${week}`;
        const hand = desk.hand(seed);
        const common = { into: "main", how: "squash" } as const;
        const day = (more: number): number =>
          desk.calendar.at(week, 1, 13, hand.rng.between(0, 59)) + more * 86_400;
        const steps: Step[] = [
          feature(desk, day(0), hand, seed, { ...common, maker, size: 1, key: seed }),
          revert(desk, {
            ...common,
            at: day(1),
            of: seed,
            key: `${seed}/back`,
            tells,
            ...(partial ? { partial } : {}),
            seed: `${seed}/back`,
          }),
        ];
        if (again)
          steps.push(
            reland(desk, {
              ...common,
              at: day(3),
              of: `${seed}/back`,
              key: `${seed}/again`,
              seed: `${seed}/again`,
            }),
          );
        return steps;
      }),
  },
  {
    name: "quoted-revert",
    shows:
      "A squash message repeats a revert that happened inside its own pull request: nothing on main was reverted.",
    steps: (desk) => {
      const at = desk.calendar.at(21, 2, 15);
      const subject = "Cap foreign fees";
      const undone =
        '* Revert "Try a table for fees"\n\nThis reverts commit 3f2a91c0de84b7651f0c2d93a4e5b6078192a3b4.';
      return [
        {
          at,
          tell: (story) => {
            const landed = landPull(story, {
              at,
              openHours: 30,
              into: "main",
              how: "squash",
              maker: byHand,
              person: desk.hand("quoted").rng.pick(desk.team),
              title: subject,
              body: `\n\n* Try a table for fees\n\n${undone}\n\n* ${subject}`,
              commits: [{ subject, edit: addFunctions(1) }],
              seed: "quoted",
            });
            if (landed) story.planted.quotedReverts += 1;
          },
        },
      ];
    },
  },
];
