import type { ImportPerson } from "../git/encode-commit.ts";
import { changedLines } from "../tree/changed-lines.ts";
import { mergeTrees } from "../tree/merge-trees.ts";
import { changedFiles } from "../tree/tree.ts";
import { GITHUB } from "./people.ts";
import { moveTo, type Story, tipOf } from "./story.ts";

type BranchMerge = {
  readonly at: number;
  readonly from: string;
  readonly into: string;
  readonly person: ImportPerson;
  /** With a pull request the commit is GitHub's and carries its number. */
  readonly title: string | null;
};

/** Merges one long-lived branch into another: a promotion one way, a merge back the other. */
export function mergeBranch(story: Story, { at, from, into, person, title }: BranchMerge): boolean {
  const [source, tip] = [tipOf(story, from), tipOf(story, into)];
  const pair = [from, into].sort().join(" ");
  const base = story.common.get(pair) ?? source.tree;
  const { tree } = mergeTrees(base, tip.tree, source.tree);
  const files = changedFiles(tip.tree, tree);
  if (files.length === 0) return false;
  const number = title === null ? null : story.takeNumber(at);
  const mark = story.importer.commit({
    ref: `refs/heads/${into}`,
    author: person,
    authoredAt: at,
    committer: number === null ? person : GITHUB,
    committedAt: at,
    message:
      number === null
        ? `Merge branch '${from}' into ${into}\n`
        : `Merge pull request #${number} from ${story.owner}/${from}\n\n${title}\n`,
    parents: [tip.mark, source.mark],
    files,
  });
  if (number !== null && title !== null) {
    story.importer.branch(`refs/pull/${number}/head`, source.mark);
    story.told.pulls.push({
      number,
      title,
      head: from,
      base: into,
      how: "merge",
      maker: null,
      person,
      openedAt: at - 3_600,
      endedAt: at,
      baseMark: tip.mark,
      mergeMark: mark,
      commits: [],
      files: changedLines(tip.tree, tree),
    });
  }
  moveTo(story, into, { mark, tree, at });
  story.common.set(pair, source.tree);
  story.planted.kinds.merge += 1;
  return true;
}
