import type { Desk, Step } from "../define-scenario.ts";
import { bumpPackage, chooseBump } from "../edits/bump-packages.ts";
import type { Maker } from "../makers/maker.ts";
import { landPull } from "../telling/land-pull.ts";
import type { PullRequest } from "../telling/pull-request.ts";
import { tipOf } from "../telling/story.ts";

/** A dependency bot moves one package to a newer version, lock file and all. */
export function bump(
  desk: Desk,
  {
    at,
    into,
    how,
    maker,
    seed,
  }: { at: number; into: string; how: PullRequest["how"]; maker: Maker; seed: string },
): Step {
  return {
    at,
    tell: (story) => {
      const choice = chooseBump(tipOf(story, into).tree.get("package.json") ?? "", desk.hand(seed));
      const subject = `build(deps): bump ${choice.name} from ${choice.from} to ${choice.to}`;
      const landed = landPull(story, {
        at,
        openHours: 1,
        into,
        how,
        maker,
        person: desk.hand(seed).rng.pick(desk.team),
        title: subject,
        topic: `${choice.name}-${choice.to}`,
        commits: [{ subject, edit: bumpPackage(choice) }],
        seed,
      });
      if (landed) story.planted.dependencyBumps += 1;
    },
  };
}
