import type { Hand } from "../code/words.ts";
import type { Desk, Step } from "../define-scenario.ts";
import { dropFunctions } from "../edits/drop-functions.ts";
import { type NamedLines, retouchLines } from "../edits/retouch-lines.ts";
import type { Maker } from "../makers/maker.ts";
import { landPull } from "../telling/land-pull.ts";
import { standingLines } from "../telling/named-lines.ts";
import type { PullRequest } from "../telling/pull-request.ts";
import { tipOf } from "../telling/story.ts";
import { changedFiles, type Edit } from "../tree/tree.ts";

type Rewrite = {
  readonly at: number;
  /** The earlier change whose lines it goes back to; without it nothing happens. */
  readonly of: string;
  readonly into: string;
  readonly how: PullRequest["how"];
  readonly maker: Maker;
  readonly seed: string;
};

/** Replaces about `share` of the lines that an earlier change brought. */
export const rework = (desk: Desk, rewrite: Rewrite, share: number): Step =>
  goBack(desk, rewrite, "reworks", share);

/** Takes out functions that an earlier change brought. */
export const removal = (desk: Desk, rewrite: Rewrite, functions: number): Step =>
  goBack(desk, rewrite, "removals", functions);

function goBack(desk: Desk, rewrite: Rewrite, as: "reworks" | "removals", amount: number): Step {
  const { at, of, into, how, maker, seed } = rewrite;
  const { rng, words } = desk.hand(seed);
  const about = `${rng.pick(words.sides)} ${rng.pick(words.things)}`;
  const title = as === "reworks" ? `Get the ${about} right` : `Drop the ${about} nobody calls`;
  return {
    at,
    tell: (story) => {
      const target = story.landed.get(of);
      if (!target) return;
      const named = standingLines(target, tipOf(story, into).tree);
      const size = [...named.values()].reduce((sum, lines) => sum + lines.size, 0);
      const edit = as === "reworks" ? retouchLines(Math.ceil(size * amount), named) : drop(amount, named);
      const pull = { at, openHours: 2, into, how, maker, person: rng.pick(desk.team), title, seed };
      if (landPull(story, { ...pull, commits: [{ subject: title, edit }] })) story.planted[as] += 1;
    },
  };
}

/** The two lines beside it keep a removal of everything from being the exact opposite of its target, which is a revert. */
const drop =
  (functions: number, named: NamedLines): Edit<Hand> =>
  (tree, hand) => {
    const dropped = dropFunctions(functions, named)(tree, hand);
    return changedFiles(tree, dropped).length === 0 ? tree : retouchLines(2, null)(dropped, hand);
  };
