import type { Beat } from "../define-scenario.ts";
import { renovate, workflowBot } from "../makers/bots.ts";
import { bump } from "../steps/bump.ts";
import { often } from "../steps/often.ts";
import { GITHUB } from "../telling/people.ts";
import { pushCommit } from "../telling/push-commit.ts";
import { withFiles } from "../tree/tree.ts";

export const platformAutomation: readonly Beat[] = [
  {
    name: "image-tags",
    shows: "A workflow moves image tags two or three times a week: automation, not contribution.",
    steps: (desk) =>
      often(desk, { name: "tags", from: 1, to: 38, perWeek: () => 2.4 }, (at, { rng, words }, seed) => [
        {
          at,
          tell: (story) => {
            const area = rng.pick(words.areas);
            const tag = `1.${rng.between(1, 60)}.${rng.between(0, 30)}`;
            pushCommit(story, {
              at,
              to: "develop",
              maker: workflowBot,
              person: GITHUB,
              subject: `chore(deploy): ${area} ${tag}`,
              edit: (tree) => {
                const path = `deploy/${area}.yaml`;
                return withFiles(tree, [[path, (tree.get(path) ?? "").replace(/:[\d.]+\n$/, `:${tag}\n`)]]);
              },
              seed,
            });
          },
        },
      ]),
  },
  {
    name: "renovate",
    shows: "A bot keeps dependencies current.",
    steps: (desk) =>
      often(desk, { name: "renovate", from: 1, to: 38, perWeek: () => 0.8 }, (at, _, seed) => [
        bump(desk, { at, into: "develop", how: "merge", maker: renovate, seed }),
      ]),
  },
];
