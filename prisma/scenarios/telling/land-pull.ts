import { changedLines } from "../tree/changed-lines.ts";
import { mergeTrees } from "../tree/merge-trees.ts";
import { changedFiles } from "../tree/tree.ts";
import { type Draft, draftCommits } from "./draft-commits.ts";
import { GITHUB } from "./people.ts";
import { type PullRequest, topicOf } from "./pull-request.ts";
import { type Landed, moveTo, type Stand, type Story, tipOf } from "./story.ts";
import { writeHead } from "./write-head.ts";

/** Opens a pull request, writes its commits under refs/pull, lands it; null where it would change nothing. */
export function landPull(story: Story, pull: PullRequest): Landed | null {
  const draft = draftCommits(story, pull);
  const tip = tipOf(story, pull.into);
  if (changedFiles(tip.tree, draft.merged).length === 0) return null;
  const number = story.takeNumber(pull.at);
  const head = pull.maker.head(topicOf(pull), story.hand(`${pull.seed}/head`).rng);
  const written = writeHead(story, pull, draft, number);
  const headMark = written.at(-1)?.mark ?? draft.base.mark;
  const message = landingMessage(story, pull, number, head);
  const mark =
    pull.how === "rebase"
      ? rebase(story, pull, draft, tip)
      : joined(story, pull, draft, tip, headMark, message);
  moveTo(story, pull.into, { mark, tree: draft.merged, at: pull.at });
  story.told.pulls.push({
    number,
    title: pull.title,
    head,
    base: pull.into,
    how: pull.how,
    maker: pull.maker,
    person: pull.person,
    openedAt: pull.at - pull.openHours * 3600,
    endedAt: pull.at,
    baseMark: draft.base.mark,
    mergeMark: mark,
    commits: written,
    files: changedLines(tip.tree, draft.merged),
  });
  story.planted.kinds[pull.how] += 1;
  story.planted.made[pull.maker.made] += 1;
  story.planted.shown[pull.maker.shown] += 1;
  return {
    mark,
    title: pull.title,
    number,
    at: pull.at,
    before: tip.tree,
    after: draft.merged,
    firstParent: tip.mark,
    merged: pull.how === "merge",
    message,
    maker: pull.maker,
    person: pull.person,
  };
}

function landingMessage(story: Story, pull: PullRequest, number: number, head: string): string {
  const { title, maker, person, commits } = pull;
  if (pull.how === "merge") {
    return `Merge pull request #${number} from ${story.owner}/${head}\n\n${title}${pull.body ?? ""}\n`;
  }
  const list = commits.length > 1 ? `\n\n${commits.map(({ subject }) => `* ${subject}`).join("\n\n")}` : "";
  const tail = maker.squashTail(person, story.hand(`${pull.seed}/tail`).rng);
  return `${title} (#${number})${pull.body ?? list}${tail}\n`;
}

function joined(
  story: Story,
  pull: PullRequest,
  draft: Draft,
  tip: Stand,
  head: number,
  message: string,
): number {
  const merge = pull.how === "merge";
  return story.importer.commit({
    ref: `refs/heads/${pull.into}`,
    author: merge ? pull.person : pull.maker.squashAuthor(pull.person),
    authoredAt: pull.at,
    committer: GITHUB,
    committedAt: pull.at,
    message,
    parents: merge ? [tip.mark, head] : [tip.mark],
    files: changedFiles(tip.tree, draft.merged),
  });
}

function rebase(story: Story, pull: PullRequest, draft: Draft, tip: Stand): number {
  const opened = pull.at - pull.openHours * 3600;
  let parent = tip;
  draft.commits.forEach((commit, place) => {
    const last = place === draft.commits.length - 1;
    const share = (place + 1) / (draft.commits.length + 1);
    const tree = last ? draft.merged : mergeTrees(draft.base.tree, tip.tree, commit.tree).tree;
    const mark = story.importer.commit({
      ref: `refs/heads/${pull.into}`,
      author: pull.maker.author(pull.person, place),
      authoredAt: Math.max(draft.base.at, Math.floor(opened + share * (pull.at - opened))),
      committer: GITHUB,
      committedAt: pull.at,
      message: `${commit.subject}${commit.body}${pull.maker.tail(pull.person, place)}\n`,
      parents: [parent.mark],
      files: changedFiles(parent.tree, tree),
    });
    parent = { mark, tree, at: pull.at };
  });
  return parent.mark;
}
