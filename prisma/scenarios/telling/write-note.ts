import { addedLines } from "../tree/added-lines.ts";
import type { Tree } from "../tree/tree.ts";
import type { PullRequest } from "./pull-request.ts";
import type { Story } from "./story.ts";

type NotedCommit = {
  readonly mark: number;
  readonly before: Tree;
  readonly after: Tree;
  readonly at: number;
};

/** Writes a git-ai note (authorship/3.0.0) that gives every added line of a commit to a session or to a person. */
export function writeNote(story: Story, pull: PullRequest, { mark, before, after, at }: NotedCommit): void {
  const { rng } = story.hand(`${pull.seed}/note/${mark}`);
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => rng.between(0, 15).toString(16)).join("");
  const [session, trace, human] = [`s_${hex(14)}`, `t_${hex(14)}`, `h_${hex(14)}`];
  const ai = pull.maker.noted ?? 0;
  const files = [...addedLines(before, after)].map(([path, numbers]) => {
    const cut = Math.round(numbers.length * ai);
    const rows = [
      ...(cut > 0 ? [`  ${session}::${trace} ${ranges(numbers.slice(0, cut))}`] : []),
      ...(cut < numbers.length ? [`  ${human} ${ranges(numbers.slice(cut))}`] : []),
    ];
    return [path, ...rows].join("\n");
  });
  if (files.length === 0) return;
  const author = `${pull.person.name} <${pull.person.email}>`;
  const about = {
    schema_version: "authorship/3.0.0",
    git_ai_version: "1.4.2",
    base_commit_sha: "",
    sessions:
      ai > 0
        ? { [session]: { agent_id: { tool: "cursor", id: hex(12), model: "gpt-5.5" }, human_author: author } }
        : {},
    humans: ai < 1 ? { [human]: { author } } : {},
    prompts: {},
  };
  story.notes = story.importer.commit({
    ref: "refs/notes/ai",
    author: pull.person,
    authoredAt: at,
    committer: pull.person,
    committedAt: at,
    message: "Notes added by 'git notes add'\n",
    parents: story.notes === null ? [] : [story.notes],
    files: [],
    note: { on: mark, text: `${files.join("\n")}\n---\n${JSON.stringify(about, null, 2)}\n` },
  });
  story.planted.notedCommits += 1;
}

/** Ascending numbers as `1-10,12`. */
function ranges(numbers: readonly number[]): string {
  const out: [number, number][] = [];
  for (const number of numbers) {
    const last = out.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else out.push([number, number]);
  }
  return out.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}
