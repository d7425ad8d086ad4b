import { changedLines } from "../tree/changed-lines.ts";
import { changedFiles } from "../tree/tree.ts";
import type { Draft } from "./draft-commits.ts";
import type { PullRequest } from "./pull-request.ts";
import type { Stand, Story } from "./story.ts";
import type { ToldCommit } from "./told.ts";
import { writeNote } from "./write-note.ts";

/** Writes the commits of a pull request under refs/pull, with the notes that its tool leaves. */
export function writeHead(
  story: Story,
  pull: PullRequest,
  { base, commits }: Draft,
  number: number,
): ToldCommit[] {
  const opened = pull.at - pull.openHours * 3600;
  let parent: Stand = base;
  return commits.map((commit, place) => {
    const share = (place + 1) / (commits.length + 1);
    const at = Math.max(base.at, Math.floor(opened + share * (pull.at - opened)));
    const author = pull.maker.author(pull.person, place);
    const message = `${commit.subject}${commit.body}${pull.maker.tail(pull.person, place)}\n`;
    const mark = story.importer.commit({
      ref: `refs/pull/${number}/head`,
      author,
      authoredAt: at,
      committer: author,
      committedAt: at,
      message,
      parents: [parent.mark],
      files: changedFiles(parent.tree, commit.tree),
    });
    if (pull.maker.noted !== null)
      writeNote(story, pull, { mark, before: parent.tree, after: commit.tree, at });
    const lines = changedLines(parent.tree, commit.tree);
    parent = { mark, tree: commit.tree, at };
    return {
      mark,
      message,
      author,
      at,
      added: lines.reduce((sum, file) => sum + file.added, 0),
      removed: lines.reduce((sum, file) => sum + file.removed, 0),
    };
  });
}
