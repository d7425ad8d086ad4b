import { describe, expect, test } from "vitest";
import { normalizeRefs } from "./normalize.ts";
import type { RefsSnapshot } from "./schema.ts";

const id = (letter: string) => letter.repeat(40);
const snapshot = (refs: Record<string, string>, more: Partial<RefsSnapshot> = {}): RefsSnapshot => ({
  objectFormat: "sha1",
  refs: Object.entries(refs).map(([name, letter], index) => ({ name, sha: id(letter), committedAt: index })),
  head: "refs/heads/main",
  headSha: null,
  remoteHead: null,
  aheadOfRemote: [],
  ...more,
});

describe("normalizeRefs", () => {
  test("joins local branches with the remote's; where they differ the remote wins unless the local one contains it", () => {
    const refs = {
      "refs/heads/main": "a",
      "refs/heads/mine": "b",
      "refs/remotes/origin/main": "c",
      "refs/remotes/origin/theirs": "d",
    };
    expect(normalizeRefs(snapshot(refs)).branches).toEqual([
      { name: "main", tip: id("c") },
      { name: "mine", tip: id("b") },
      { name: "theirs", tip: id("d") },
    ]);
    const ahead = normalizeRefs(snapshot(refs, { aheadOfRemote: ["main"] }));
    expect(ahead.branches[0]).toEqual({ name: "main", tip: id("a") });
    expect(ahead.remarks).toHaveLength(1);
  });

  test("reads pull request heads from every place where clones keep them", () => {
    const refs = {
      "refs/pull/12/head": "a",
      "refs/merge-requests/3/head": "b",
      "refs/remotes/origin/pr/7": "c",
      "refs/pull/12/merge": "d",
    };
    const { pullHeads, branches } = normalizeRefs(snapshot(refs));
    expect(pullHeads.map(({ number }) => number)).toEqual([3, 7, 12]);
    expect(branches).toEqual([]);
  });

  test.each([
    [
      "the remote's own default",
      { "refs/heads/main": "a", "refs/remotes/origin/dev": "b" },
      { remoteHead: "refs/remotes/origin/dev" },
      "dev",
    ],
    [
      "the branch HEAD stands on",
      { "refs/heads/work": "a", "refs/heads/main": "b" },
      { head: "refs/heads/work" },
      "work",
    ],
    [
      "a branch with a usual name",
      { "refs/heads/abc": "a", "refs/heads/master": "b" },
      { head: "refs/heads/none" },
      "master",
    ],
    [
      "the branch with the newest commit",
      { "refs/heads/abc": "a", "refs/heads/xyz": "b" },
      { head: null },
      "xyz",
    ],
    ["the commit checked out", {}, { head: null, headSha: id("f") }, "HEAD"],
    ["nothing in an empty repository", {}, {}, null],
  ])("takes as default %s", (_name, refs, more, expected) => {
    const { defaultBranch, remarks } = normalizeRefs(snapshot(refs as Record<string, string>, more));
    expect(defaultBranch).toBe(expected);
    if (expected === null) expect(remarks).toEqual(["The repository has no commits yet."]);
  });
});
