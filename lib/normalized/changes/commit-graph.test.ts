import { describe, expect, test } from "vitest";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import { CommitGraph, graphOf } from "./commit-graph.ts";

const commit = (sha: string, parents: string[], message: string): GitCommit => ({
  sha,
  parents,
  author: { name: "Ada", email: "Ada@example.org" },
  committer: { name: "GitHub", email: "noreply@github.com" },
  authoredAt: 10,
  committedAt: 20,
  subject: message.split("\n")[0] ?? "",
  body: message.split("\n").slice(1).join("\n"),
});

const history = [
  commit("a", [], "Begin"),
  commit("b", ["a", "x"], "Merge pull request #3 from ada/topic\nA title"),
  commit("c", ["b"], "Squashed (#4)"),
  commit("d", ["b"], ""),
];

const told = (graph: CommitGraph) =>
  ["a", "b", "c", "d", "x"].map((sha) => {
    const at = graph.indexOf(sha);
    if (at < 0) return null;
    const parents = Array.from({ length: graph.parentCount(at) }, (_, nth) =>
      graph.shaOf(graph.parent(at, nth)),
    );
    const times = [graph.authoredAt(at), graph.committedAt(at)];
    const who = [graph.authorEmail(at), graph.isForgeCommit(at)];
    return { parents, times, who, subject: graph.subject(at), recognised: graph.recognised(at) };
  });

describe("a commit graph", () => {
  test("comes back from its columns as it was, also after v8 has carried them", () => {
    const graph = graphOf(history);
    const again = CommitGraph.fromColumns([
      structuredClone(graph.toColumns(0, 2)),
      structuredClone(graph.toColumns(2)),
    ]);
    expect(told(again)).toEqual(told(graph));
    expect(again.size).toBe(graph.size);
  });

  test("goes on growing after it came back", () => {
    const again = CommitGraph.fromColumns([graphOf(history.slice(0, 2)).toColumns()]);
    for (const each of history) again.add(each);
    expect(told(again)).toEqual(told(graphOf(history)));
  });

  test("comes back empty when it was empty", () => {
    expect(CommitGraph.fromColumns([]).size).toBe(0);
  });

  test("knows which commits are as they came back", () => {
    const again = CommitGraph.fromColumns([graphOf(history.slice(0, 3)).toColumns()]);
    const [size, settled] = [again.size, again.settled];
    for (const each of history) again.add(each);
    expect(settled).toBe(size);
    expect(again.settled).toBe(size);
    again.keepOnly([]);
    expect(again.settled).toBe(0);
  });

  test("keeps what the tips contain and nothing else", () => {
    const graph = graphOf(history);
    graph.keepOnly(["c", "unknown"]);
    expect(told(graph)).toEqual(told(graphOf(history.slice(0, 3))));
  });
});
