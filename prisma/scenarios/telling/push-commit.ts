import type { Hand } from "../code/words.ts";
import type { ImportPerson } from "../git/encode-commit.ts";
import type { Maker } from "../makers/maker.ts";
import { changedFiles, type Edit } from "../tree/tree.ts";
import { type Landed, moveTo, type Story, tipOf } from "./story.ts";

export type Push = {
  readonly at: number;
  readonly to: string;
  readonly maker: Maker;
  readonly person: ImportPerson;
  readonly subject: string;
  readonly body?: string;
  readonly edit: Edit<Hand>;
  readonly seed: string;
};

/** Commits straight to a branch; the first push to a branch that has no commits is its root. */
export function pushCommit(story: Story, push: Push): Landed | null {
  const tip = story.branches.has(push.to) ? tipOf(story, push.to) : null;
  const before = tip?.tree ?? new Map<string, string>();
  const after = push.edit(before, story.hand(push.seed));
  const files = changedFiles(before, after);
  if (files.length === 0) return null;
  const author = push.maker.squashAuthor(push.person);
  const message = `${push.subject}${push.body ?? ""}${push.maker.tail(push.person, 0)}\n`;
  const mark = story.importer.commit({
    ref: `refs/heads/${push.to}`,
    author,
    authoredAt: push.at,
    committer: author,
    committedAt: push.at,
    message,
    parents: tip ? [tip.mark] : [],
    files,
  });
  moveTo(story, push.to, { mark, tree: after, at: push.at });
  story.planted.kinds.push += 1;
  story.planted.made[push.maker.made] += 1;
  story.planted.shown[push.maker.shown] += 1;
  return {
    mark,
    title: push.subject,
    number: null,
    at: push.at,
    before,
    after,
    firstParent: tip?.mark ?? mark,
    merged: false,
    message,
    maker: push.maker,
    person: push.person,
  };
}
