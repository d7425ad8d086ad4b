import { describe, expect, test } from "vitest";
import { madeMerge, madePlan, toldPull } from "@/tests/support/made-plan.ts";

const branches = { main: "m" };

describe("what the host tells of a landed pull request", () => {
  test("gives a merge with words of its own its number, title, branch and times", () => {
    const { ids, change } = madePlan(
      { a: {}, x: { parents: ["a"] }, m: { parents: ["a", "x"], subject: "Ship it", committedAt: 9_000 } },
      { branches, knownPulls: [toldPull(4, "m")] },
    );
    expect(ids).toEqual(["push:a", "pr:4"]);
    expect(change("pr:4")).toMatchObject({
      kind: "merge",
      title: "Told 4",
      headBranch: "branch-4",
      openedAt: 500,
      mergedAt: 9_999,
      commits: ["x"],
    });
  });

  test("gives a squash without a number its number, and its own commits by the head that is told", () => {
    const commits = { a: {}, x: { parents: ["a"] }, m: { parents: ["a"], subject: "Shipped" } };
    const { change } = madePlan(commits, {
      branches,
      pulls: {},
      knownPulls: [toldPull(4, "m", { headSha: "x" })],
    });
    expect(change("pr:4")).toMatchObject({ kind: "squash", commits: ["x"], mergeSha: "m" });
  });

  test("a merge of a long-lived branch that is a pull request is no pull merge", () => {
    const commits = {
      a: {},
      d: { parents: ["a"] },
      m: { parents: ["a", "d"], subject: "Merge branch 'develop'" },
    };
    expect(madePlan(commits, { branches, knownPulls: [toldPull(1, "m")] }).ids).toEqual(["push:a", "pr:1"]);
    expect(madePlan(commits, { branches }).ids).toEqual(["push:a", "push:d", "push:m"]);
  });

  test("finds a pull request that was merged into another one's branch without words for it", () => {
    const commits = {
      a: {},
      x: { parents: ["a"] },
      y: { parents: ["x"] },
      i: { parents: ["x", "y"], subject: "in" },
      m: madeMerge(2, "topic", "a", "i"),
    };
    const { change } = madePlan(commits, { branches, knownPulls: [toldPull(1, "i"), toldPull(2, "m")] });
    expect(change("pr:1")).toMatchObject({ kind: "merge", mergeSha: "i", commits: ["y"] });
    expect(change("pr:2")).toMatchObject({ brings: ["pr:1"], commits: ["x"] });
  });
});

describe("numbers in messages, where a host is known", () => {
  const commits = {
    a: {},
    p: { parents: ["a"], subject: "One (#1)" },
    m: { parents: ["p"], subject: "One again (#1)" },
  };
  test.each([
    ["landed by another commit", [toldPull(1, "m")], ["push:a", "push:p", "pr:1"]],
    ["is still open", [toldPull(1, null)], ["push:a", "push:p", "push:m"]],
    ["is an issue's", [toldPull(7, "m")], ["push:a", "push:p", "pr:7"]],
    ["is newer than what was told", [], ["push:a", "pr:1", "push:m"]],
    [
      "was closed there and landed by hand",
      [toldPull(1, null, { state: "closed" })],
      ["push:a", "pr:1", "push:m"],
    ],
    ["landed by a commit that is gone", [toldPull(1, "gone")], ["push:a", "pr:1", "push:m"]],
  ])("a number that %s", (_, knownPulls, expected) => {
    expect(madePlan(commits, { branches, knownPulls }).ids).toEqual(expected);
  });

  test("one push that closes several is the first one's landing", () => {
    const { ids } = madePlan(
      { a: {}, m: { parents: ["a"] } },
      { branches, knownPulls: [toldPull(9, "m"), toldPull(3, "m")] },
    );
    expect(ids).toEqual(["push:a", "pr:3"]);
  });

  test("an open pull request whose head stands on the branch has not landed", () => {
    const { ids } = madePlan(
      { a: {}, m: { parents: ["a"] } },
      { branches, pulls: { 5: "m" }, knownPulls: [toldPull(5, null)] },
    );
    expect(ids).toEqual(["push:a", "push:m"]);
  });
});

describe("a rebase that the host proves", () => {
  const same = (n: number) => ({ authoredAt: n, subject: `Part ${n}`, author: "dev@example.com" });
  const commits = {
    a: {},
    x: { ...same(1), parents: ["a"] },
    y: { ...same(2), parents: ["x"] },
    b: { parents: ["a"] },
    x2: { ...same(1), parents: ["b"] },
    m: { ...same(2), parents: ["x2"] },
  };
  const told = { headSha: "y" };

  test("is one change without any patch being compared", () => {
    const { ids, change, rebaseCandidates } = madePlan(commits, {
      branches,
      knownPulls: [toldPull(8, "m", told)],
    });
    expect(ids).toEqual(["push:a", "push:b", "pr:8"]);
    expect(change("pr:8")).toMatchObject({
      kind: "rebase",
      baseSha: "b",
      mergeSha: "m",
      commits: ["x", "y"],
    });
    expect(rebaseCandidates).toEqual([]);
  });

  test("is one as well when it was pushed as it was", () => {
    const asItWas = { a: {}, m: { parents: ["a"] } };
    const { change } = madePlan(asItWas, { branches, knownPulls: [toldPull(8, "m", { headSha: "m" })] });
    expect(change("pr:8")).toMatchObject({ kind: "rebase", baseSha: "a" });
  });

  test("leaves out merges of the base, and is a squash where the commits are others", () => {
    const updated = { ...commits, u: { parents: ["y", "b"], subject: "Merge branch 'main' into y" } };
    const withUpdate = toldPull(8, "m", { headSha: "u" });
    expect(madePlan(updated, { branches, knownPulls: [withUpdate] }).change("pr:8").kind).toBe("rebase");
    const other = { ...commits, m: { parents: ["x2"], subject: "All of it" } };
    expect(madePlan(other, { branches, knownPulls: [toldPull(8, "m", told)] }).change("pr:8").kind).toBe(
      "squash",
    );
  });
});
