import { sentence } from "../code/prose.ts";
import type { Step } from "../define-scenario.ts";
import { workflowBot } from "../makers/bots.ts";
import { GITHUB } from "../telling/people.ts";
import { pushCommit } from "../telling/push-commit.ts";
import { linesOf, textOf, withFiles } from "../tree/tree.ts";

/** A workflow writes version and changelog, and tags the commit. */
export function release({ at, on, version }: { at: number; on: string; version: string }): Step {
  return {
    at,
    tell: (story) => {
      const landed = pushCommit(story, {
        at,
        to: on,
        maker: workflowBot,
        person: GITHUB,
        subject: `chore(release): ${version}`,
        edit: (tree, hand) => {
          const manifest = tree.get("package.json") ?? "";
          const log = linesOf(tree.get("CHANGELOG.md") ?? textOf(["# Changes"])).slice(1);
          return withFiles(tree, [
            ["package.json", manifest.replace(/"version": "[^"]+"/, `"version": "${version}"`)],
            [
              "CHANGELOG.md",
              textOf([
                "# Changes",
                "",
                `## ${version}`,
                "",
                `- ${sentence(hand)}`,
                `- ${sentence(hand)}`,
                ...log,
              ]),
            ],
          ]);
        },
        seed: `release/${on}/${version}`,
      });
      if (!landed) return;
      story.importer.tag(
        `v${version}`,
        landed.mark,
        workflowBot.squashAuthor(GITHUB),
        at,
        `Release ${version}\n`,
      );
      story.told.releases.push({ tag: `v${version}`, at });
      story.planted.releases += 1;
    },
  };
}
