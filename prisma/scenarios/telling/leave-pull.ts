import { changedLines } from "../tree/changed-lines.ts";
import { draftCommits } from "./draft-commits.ts";
import { type PullRequest, topicOf } from "./pull-request.ts";
import type { Story } from "./story.ts";
import { writeHead } from "./write-head.ts";

/** Opens a pull request and writes its commits under refs/pull; it is closed without landing, or still open when the story ends. */
export function leavePull(story: Story, pull: PullRequest, ending: "closed" | "open"): void {
  const draft = draftCommits(story, pull);
  const number = story.takeNumber(pull.at);
  const { title, into: base, maker, person, at } = pull;
  const commits = writeHead(story, pull, draft, number);
  story.told.pulls.push({
    number,
    title,
    head: maker.head(topicOf(pull), story.hand(`${pull.seed}/head`).rng),
    base,
    how: null,
    maker,
    person,
    openedAt: at - pull.openHours * 3600,
    endedAt: ending === "open" ? null : at,
    baseMark: draft.base.mark,
    mergeMark: null,
    commits,
    files: changedLines(draft.base.tree, draft.commits.at(-1)?.tree ?? draft.base.tree),
  });
  story.planted[ending === "open" ? "leftOpen" : "givenUp"] += 1;
}
