import type { Desk, Step } from "../define-scenario.ts";
import { byHand } from "../makers/maker.ts";
import { landPull } from "../telling/land-pull.ts";
import { pushCommit } from "../telling/push-commit.ts";
import { mergeTrees } from "../tree/merge-trees.ts";
import type { Tree } from "../tree/tree.ts";

type Backport = {
  readonly at: number;
  readonly of: string;
  readonly to: string;
  /** Picked and pushed as it is, or through a pull request of its own. */
  readonly how: "push" | "squash";
  readonly seed: string;
};

/** Copies a landed change to a release branch with `cherry-pick -x`. */
export function backport(desk: Desk, { at, of, to, how, seed }: Backport): Step {
  const { rng } = desk.hand(seed);
  return {
    at,
    tell: async (story) => {
      const target = story.landed.get(of);
      if (!target) return;
      const picked = `(cherry picked from commit ${await story.importer.sha(target.mark)})`;
      const edit = (tree: Tree): Tree => mergeTrees(target.before, tree, target.after).tree;
      const { maker, person } = target;
      if (how === "push") {
        const message = target.message.trimEnd();
        const glue = /\n[A-Za-z-]+: [^\n]*$/.test(message) ? "\n" : "\n\n";
        const [subject = "", ...body] = `${message}${glue}${picked}`.split("\n");
        const copy = { ...maker, shown: maker.shownInCopy, tail: () => "" };
        const push = {
          at,
          to,
          maker: copy,
          person,
          subject,
          body: body.map((line) => `\n${line}`).join(""),
          edit,
          seed,
        };
        if (pushCommit(story, push)) story.planted.duplicates += 1;
        return;
      }
      const title = `${target.title} (backport #${target.number})`;
      const landed = landPull(story, {
        at,
        openHours: 3,
        into: to,
        how,
        maker: { ...byHand, made: maker.made },
        person: rng.pick(desk.team),
        title,
        topic: `backport/${target.number}-to-${to.replaceAll("/", "-")}`,
        body: `\n\n${picked}`,
        commits: [{ subject: target.title, body: `\n\n${picked}`, edit }],
        seed,
      });
      if (landed) story.planted.duplicates += 1;
    },
  };
}
