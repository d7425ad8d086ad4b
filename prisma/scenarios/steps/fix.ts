import type { Hand } from "../code/words.ts";
import type { Desk, Step } from "../define-scenario.ts";
import { retouchLines } from "../edits/retouch-lines.ts";
import { landPull } from "../telling/land-pull.ts";
import type { Landing } from "./plan-feature.ts";

/** A small pull request that corrects a few lines, wherever they are. */
export function fix(desk: Desk, at: number, { rng, words }: Hand, seed: string, landing: Landing): Step {
  const [side, thing] = [rng.pick(words.sides), rng.pick(words.things)];
  const title = `fix: ${side} ${thing} off by ${rng.between(2, 900)}`;
  return {
    at,
    tell: (story) => {
      const landed = landPull(story, {
        at,
        openHours: rng.between(1, 20),
        into: landing.into,
        how: landing.how,
        maker: landing.maker,
        person: rng.pick(desk.team),
        title,
        commits: [{ subject: title, edit: retouchLines(rng.between(1, 3 * landing.size), null) }],
        seed,
      });
      if (landed && landing.key) story.landed.set(landing.key, landed);
    },
  };
}
