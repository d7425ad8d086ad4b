import type { Hand } from "../code/words.ts";
import type { Desk, Step } from "../define-scenario.ts";
import { byHand, type Maker } from "../makers/maker.ts";
import { landPull } from "../telling/land-pull.ts";
import type { PlantedCount } from "../telling/planted.ts";
import type { PullRequest } from "../telling/pull-request.ts";
import type { Edit } from "../tree/tree.ts";

type Chore = {
  readonly at: number;
  readonly into: string;
  readonly how: PullRequest["how"];
  readonly title: string;
  readonly edit: Edit<Hand>;
  readonly counts: PlantedCount | null;
  readonly maker?: Maker;
  readonly seed: string;
};

/** A pull request with one commit and one purpose: a reformat, a move, a decision, a regenerated client. */
export function chore(desk: Desk, { at, into, how, title, edit, counts, maker, seed }: Chore): Step {
  const person = desk.hand(seed).rng.pick(desk.team);
  return {
    at,
    tell: (story) => {
      const commits = [{ subject: title, edit }];
      const landed = landPull(story, {
        at,
        openHours: 2,
        into,
        how,
        maker: maker ?? byHand,
        person,
        title,
        commits,
        seed,
      });
      if (landed && counts) story.planted[counts] += 1;
    },
  };
}
