import type { Desk, Step } from "../define-scenario.ts";
import { addFunctions } from "../edits/add-functions.ts";
import { byHand } from "../makers/maker.ts";
import { landPull } from "../telling/land-pull.ts";
import type { PullRequest } from "../telling/pull-request.ts";
import type { Landed, Story } from "../telling/story.ts";
import { mergeTrees } from "../tree/merge-trees.ts";
import { changedFiles, type Tree, withFiles } from "../tree/tree.ts";

export type Revert = {
  readonly at: number;
  readonly of: string;
  /** Name under which a later step lands it again. */
  readonly key: string;
  readonly into: string;
  readonly how: PullRequest["how"];
  /** Where the change says what it takes back: a git trailer, the line of GitHub's button, its title, or nowhere but its content. */
  readonly tells: "trailer" | "button" | "title" | "content";
  /** Takes back only the files that the change had created, and adds something of its own. */
  readonly partial?: boolean;
  readonly seed: string;
};

/** Takes a landed change back. */
export function revert(desk: Desk, spec: Revert): Step {
  const { rng } = desk.hand(spec.seed);
  return {
    at: spec.at,
    tell: async (story) => {
      const target = story.landed.get(spec.of);
      if (!target) return;
      const { title, body } = await wording(story, target, spec, "Revert");
      const landed = landPull(story, {
        at: spec.at,
        openHours: 1,
        into: spec.into,
        how: spec.how,
        maker: byHand,
        person: rng.pick(desk.team),
        title,
        topic: `revert-${target.number ?? 0}`,
        body: spec.how === "squash" || spec.tells === "button" ? body : "",
        commits: [
          { subject: title, body, edit: (tree, hand) => takeBack(target, tree, spec.partial ? hand : null) },
        ],
        seed: spec.seed,
      });
      if (!landed) return;
      story.landed.set(spec.key, landed);
      story.planted[spec.partial ? "partialReverts" : "reverts"] += 1;
    },
  };
}

/** Lands a reverted change again, by reverting its revert. */
export function reland(desk: Desk, spec: Omit<Revert, "tells" | "partial">): Step {
  const { rng } = desk.hand(spec.seed);
  return {
    at: spec.at,
    tell: async (story) => {
      const target = story.landed.get(spec.of);
      if (!target) return;
      const { body } = await wording(story, target, { ...spec, tells: "trailer" }, "Reapply");
      const title = target.title.replace(/^Revert/, "Reapply");
      const pull = {
        at: spec.at,
        openHours: 1,
        into: spec.into,
        how: spec.how,
        maker: byHand,
        title,
        seed: spec.seed,
      };
      const landed = landPull(story, {
        ...pull,
        person: rng.pick(desk.team),
        topic: `reapply-${target.number ?? 0}`,
        body: spec.how === "squash" ? body : "",
        commits: [{ subject: title, body, edit: (tree) => takeBack(target, tree, null) }],
      });
      if (landed) story.planted.relands += 1;
    },
  };
}

async function wording(
  story: Story,
  target: Landed,
  { tells }: Revert,
  verb: "Revert" | "Reapply",
): Promise<{ title: string; body: string }> {
  const title =
    tells === "content"
      ? `Go back to how ${target.title.toLowerCase()} was before`
      : `${verb} "${target.title}"`;
  if (tells === "button") return { title, body: `\n\nReverts ${story.owner}/${story.name}#${target.number}` };
  if (tells !== "trailer") return { title, body: "" };
  const sha = await story.importer.sha(target.mark);
  if (!target.merged) return { title, body: `\n\nThis reverts commit ${sha}.` };
  const parent = await story.importer.sha(target.firstParent);
  return { title, body: `\n\nThis reverts commit ${sha}, reversing\nchanges made to ${parent}.` };
}

function takeBack(
  { before, after }: Landed,
  tree: Tree,
  partialBy: Parameters<ReturnType<typeof addFunctions>>[1] | null,
): Tree {
  if (partialBy === null) return mergeTrees(after, tree, before).tree;
  const created = changedFiles(before, after).filter(([path]) => !before.has(path));
  const without = withFiles(
    tree,
    created.map(([path]) => [path, null] as const),
  );
  return addFunctions(1)(without, partialBy);
}
