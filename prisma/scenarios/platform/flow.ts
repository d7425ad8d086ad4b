import type { Beat } from "../define-scenario.ts";
import { retouchLines } from "../edits/retouch-lines.ts";
import { byHand } from "../makers/maker.ts";
import { mergeStep } from "../steps/merge-step.ts";
import { release } from "../steps/release.ts";
import { landPull } from "../telling/land-pull.ts";

const up = { from: "develop", into: "main", counts: "promotions" } as const;
const down = { from: "main", into: "develop", counts: "mergesBack", title: null } as const;

export const platformFlow: readonly Beat[] = [
  {
    name: "promotions",
    shows:
      "Every second Friday develop is promoted to main, a workflow books the release, and main is merged back: counted once, where the work landed.",
    steps: (desk) =>
      Array.from({ length: 19 }, (_, turn) => {
        const at = desk.calendar.at(turn * 2 + 1, 4, 18);
        const version = `1.${turn + 1}.0`;
        return [
          mergeStep(desk, { ...up, at, title: `Release ${version}` }),
          release({ at: at + 300, on: "main", version }),
          mergeStep(desk, { ...down, at: at + 900 }),
        ];
      }).flat(),
  },
  {
    name: "hotfixes",
    shows: "Six hotfixes land on main first: new work there, a promotion when they come back to develop.",
    steps: (desk) =>
      [4, 10, 16, 22, 28, 34].flatMap((week) => {
        const { rng, words } = desk.hand(`hotfix/${week}`);
        const at = desk.calendar.at(week, 1, 21, rng.between(0, 59));
        const title = `fix: ${rng.pick(words.sides)} ${rng.pick(words.things)} stuck for ${rng.between(2, 90)} minutes`;
        const person = rng.pick(desk.team);
        const commits = [{ subject: title, edit: retouchLines(4, null) }];
        return [
          {
            at,
            tell: (story: Parameters<typeof landPull>[0]) => {
              const pull = {
                at,
                openHours: 1,
                into: "main",
                how: "merge",
                maker: byHand,
                person,
                title,
              } as const;
              const topic = `hotfix/${week}`;
              if (landPull(story, { ...pull, topic, commits, seed: `hotfix/${week}` }))
                story.planted.hotfixes += 1;
            },
          },
          mergeStep(desk, { ...down, at: at + 12 * 3600 }),
        ];
      }),
  },
];
