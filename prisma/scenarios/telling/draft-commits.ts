import { addFunctions } from "../edits/add-functions.ts";
import { mergeTrees } from "../tree/merge-trees.ts";
import type { Tree } from "../tree/tree.ts";
import type { PlannedCommit, PullRequest } from "./pull-request.ts";
import { type Stand, type Story, standAt, tipOf } from "./story.ts";

type DraftCommit = { readonly subject: string; readonly body: string; readonly tree: Tree };
export type Draft = {
  readonly base: Stand;
  readonly commits: readonly DraftCommit[];
  /** The branch's tree after landing. */
  readonly merged: Tree;
};

/** Works out a pull request from where its branch stood at opening; begins again from the tip where that would conflict. */
export function draftCommits(story: Story, pull: PullRequest): Draft {
  const tip = tipOf(story, pull.into);
  const opened = standAt(story, pull.into, pull.at - pull.openHours * 3600);
  const early = draftFrom(story, pull, opened);
  const { tree, conflict } = mergeTrees(opened.tree, tip.tree, early.at(-1)?.tree ?? opened.tree);
  if (!conflict) return { base: opened, commits: early, merged: tree };
  const late = draftFrom(story, pull, tip);
  return { base: tip, commits: late, merged: late.at(-1)?.tree ?? tip.tree };
}

function draftFrom(story: Story, pull: PullRequest, base: Stand): DraftCommit[] {
  const hand = story.hand(pull.seed);
  let { tree } = base;
  return plannedCommits(pull).map(({ subject, edit, body }) => {
    tree = edit(tree, hand);
    return { subject, body: body ?? "", tree };
  });
}

function plannedCommits({ commits, maker }: PullRequest): PlannedCommit[] {
  const all = [...commits];
  if (maker.finished) all.push({ subject: "Finish what was started", edit: addFunctions(2) });
  return maker.opensEmpty ? [{ subject: "Initial plan", edit: (tree) => tree }, ...all] : all;
}
