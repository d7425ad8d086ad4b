import { describe, expect, test } from "vitest";
import { madeMerge, madePlan } from "@/tests/support/made-plan.ts";

describe("planChanges on one branch", () => {
  test("each first-parent commit that no pull request claims is a direct push", () => {
    const { changes } = madePlan({ a: {}, b: { parents: ["a"] } }, { branches: { main: "b" } });
    expect(changes).toEqual([
      expect.objectContaining({ id: "push:a", kind: "push", baseSha: null, branch: "main", mergedAt: 1000 }),
      expect.objectContaining({
        id: "push:b",
        kind: "push",
        baseSha: "a",
        commits: ["b"],
        number: null,
        brings: [],
      }),
    ]);
  });

  test("a merged pull request owns the commits of its side, without merges of the base", () => {
    const { change, ids, counts } = madePlan(
      {
        a: {},
        x: { parents: ["a"], authoredAt: 1050 },
        b: { parents: ["a"] },
        y: { parents: ["x", "b"], subject: "Merge branch 'main' into topic" },
        z: { parents: ["y"] },
        m: madeMerge(5, "topic", "b", "z"),
      },
      { branches: { main: "m" } },
    );
    expect(ids).toEqual(["push:a", "push:b", "pr:5"]);
    expect(change("pr:5")).toMatchObject({
      kind: "merge",
      mergeSha: "m",
      baseSha: "b",
      number: 5,
      title: "Title of 5",
      headBranch: "topic",
      commits: ["x", "z"],
      openedAt: 1050,
      mergedAt: 1500,
      brings: [],
      onlyBrings: false,
    });
    expect(counts).toMatchObject({
      commits: 6,
      changes: 3,
      merge: 1,
      push: 2,
      pulls: 1,
      pullsWithCommits: 1,
    });
  });

  test("a squash is told with its pull request's own commits where the head is readable, else with itself", () => {
    const commits = {
      a: {},
      x: { parents: ["a"], authoredAt: 1010 },
      b: { parents: ["a"] },
      w: { parents: ["x", "b"] },
      y: { parents: ["w"] },
      s: { parents: ["b"], subject: "Do it (#7)" },
    };
    const readable = madePlan(commits, { branches: { main: "s", topic: "y" }, pulls: { 7: "y" } });
    expect(readable.change("pr:7")).toMatchObject({
      kind: "squash",
      title: "Do it",
      commits: ["x", "y"],
      openedAt: 1010,
      headBranch: "topic",
    });
    expect(madePlan(commits, { branches: { main: "s" } }).change("pr:7")).toMatchObject({
      commits: ["s"],
      headBranch: null,
    });
  });

  test("commits that an earlier pull request claimed do not count for a later one", () => {
    const { change } = madePlan(
      {
        a: {},
        x: { parents: ["a"] },
        s: { parents: ["a"], subject: "One (#1)" },
        y: { parents: ["x"] },
        t: { parents: ["s"], subject: "Two (#2)" },
      },
      { branches: { main: "t" }, pulls: { 1: "x", 2: "y" } },
    );
    expect(change("pr:1").commits).toEqual(["x"]);
    expect(change("pr:2").commits).toEqual(["y"]);
  });

  test("merge times never decrease along a branch and opening is never after merging", () => {
    const { changes } = madePlan(
      {
        a: { committedAt: 5000 },
        b: { parents: ["a"], committedAt: 10, authoredAt: 9000 },
        c: { parents: ["b"], committedAt: 6000 },
      },
      { branches: { main: "c" } },
    );
    expect(changes.map(({ mergedAt }) => mergedAt)).toEqual([5000, 5000, 6000]);
    expect(changes[1]?.openedAt).toBe(5000);
  });

  test("all further sides of an octopus merge belong to it", () => {
    const { change } = madePlan(
      {
        a: {},
        x: { parents: ["a"] },
        y: { parents: ["a"] },
        m: { parents: ["a", "x", "y"], subject: "Merge branches 'x' and 'y'" },
      },
      { branches: { main: "m" } },
    );
    expect(change("push:m")).toMatchObject({ kind: "merge", commits: ["x", "y"], onlyBrings: false });
  });

  test("a commit with the number of a pull request that was still being written belongs to another repository's past", () => {
    const day = 86_400;
    const { ids } = madePlan(
      {
        a: { subject: "Old (#3)", committedAt: day },
        x: { parents: ["a"], committedAt: 20 * day },
        s: { parents: ["a"], subject: "New (#3)", committedAt: 21 * day },
      },
      { branches: { main: "s" }, pulls: { 3: "x" } },
    );
    expect(ids).toEqual(["push:a", "pr:3"]);
  });

  test("without a branch there is no plan, and without the named default a usual name is taken", () => {
    expect(madePlan({}, { branches: {} })).toMatchObject({ defaultBranch: null, asOf: null, ids: [] });
    expect(madePlan({ a: {} }, { branches: { master: "a", zoo: "a" } }).defaultBranch).toBe("master");
  });

  test("a parent that is not there ends the history and does not fail", () => {
    const { change } = madePlan({ b: { parents: ["gone"] } }, { branches: { main: "b" } });
    expect(change("push:b").baseSha).toBe("gone");
  });
});
