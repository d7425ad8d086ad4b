import { describe, expect, test } from "vitest";
import { madeMerge, madePlan } from "@/tests/support/made-plan.ts";

const FORGE = "noreply@github.com";

describe("who gets a number", () => {
  test("two landings of the same second: the default branch's", () => {
    const { change } = madePlan(
      {
        a: {},
        b: { parents: ["a"], subject: "One (#1)", committedAt: 2000 },
        s: { parents: ["a"], subject: "One (#1)", committedAt: 2000 },
      },
      { branches: { main: "s", "release/1": "b" } },
    );
    expect(change("pr:1")).toMatchObject({ mergeSha: "s", branch: "main" });
  });

  test("a number that only somebody's message inside a topic mentions stays free for its own landing", () => {
    const { change, ids } = madePlan(
      {
        a: {},
        x: { parents: ["a"], subject: "Follow up (#3)" },
        i: { parents: ["x"], subject: "Inner (#2)", committer: FORGE },
        mo: madeMerge(1, "feature/x", "a", "i"),
        s: { parents: ["mo"], subject: "Three (#3)" },
      },
      { branches: { main: "s" } },
    );
    expect(ids).toEqual(["push:a", "pr:2", "pr:1", "pr:3"]);
    expect(change("pr:3").mergeSha).toBe("s");
    expect(change("pr:1").commits).toEqual(["x"]);
  });

  test("a pull request's own number in its own commits is no pull request inside it", () => {
    const inside = { parents: ["a"], subject: "Edit on the page (#12)", committer: FORGE };
    const merged = madePlan(
      { a: {}, x: inside, mo: madeMerge(12, "topic", "a", "x") },
      { branches: { main: "mo" } },
    );
    expect(merged.change("pr:12")).toMatchObject({ mergeSha: "mo", commits: ["x"] });
    const open = madePlan({ a: {}, x: inside }, { branches: { main: "a", topic: "x" }, pulls: { 12: "x" } });
    expect(open.ids).toEqual(["push:a"]);
  });

  test("where heads are readable, one that is not there proves nothing, and a squash shares an author with its head", () => {
    const commits = (author: string) => ({
      a: {},
      h: { parents: ["a"], author },
      x: { parents: ["a"] },
      s: { parents: ["x"], subject: "Inner (#2)", committer: FORGE, author: "dev@example.com" },
      mo: madeMerge(1, "topic", "a", "s"),
    });
    const branches = { main: "mo" };
    expect(madePlan(commits("dev@example.com"), { branches, pulls: { 1: "s", 2: "h" } }).ids).toContain(
      "pr:2",
    );
    expect(madePlan(commits("other@example.com"), { branches, pulls: { 1: "s", 2: "h" } }).ids).not.toContain(
      "pr:2",
    );
    expect(madePlan(commits("dev@example.com"), { branches, pulls: { 1: "s" } }).ids).not.toContain("pr:2");
  });

  test("a head that stands on a branch takes nothing from a number or a commit that has landed by message", () => {
    const promoted = madePlan(
      { a: {}, b: { parents: ["a"] }, r: { parents: ["a"] }, m: madeMerge(4, "main", "r", "b") },
      { branches: { main: "b", "release/1": "m" }, pulls: { 4: "b" } },
    );
    expect(promoted.change("pr:4")).toMatchObject({ kind: "merge", mergeSha: "m", brings: ["push:b"] });
    const squashed = madePlan(
      { a: {}, s: { parents: ["a"], subject: "Four (#4)" } },
      { branches: { main: "s" }, pulls: { 5: "s" } },
    );
    expect(squashed.ids).toEqual(["push:a", "pr:4"]);
  });

  test("of two pull requests with one head the older lands", () => {
    const { ids } = madePlan(
      { a: {}, x: { parents: ["a"] } },
      { branches: { main: "x" }, pulls: { 9: "x", 7: "x" } },
    );
    expect(ids).toEqual(["push:a", "pr:7"]);
  });
});

describe("what belongs to a pull request", () => {
  test("commits that a squash stood for are not told again by the merge that brings them later", () => {
    const { change } = madePlan(
      {
        a: {},
        x: { parents: ["a"] },
        s: { parents: ["a"], subject: "One (#1)" },
        y: { parents: ["x"] },
        m: madeMerge(2, "topic", "s", "y"),
      },
      { branches: { main: "m" }, pulls: { 1: "x", 2: "y" } },
    );
    expect(change("pr:1").commits).toEqual(["x"]);
    expect(change("pr:2").commits).toEqual(["y"]);
  });

  test("a squash does not claim what another branch already owns", () => {
    const { change } = madePlan(
      {
        a: {},
        x: { parents: ["a"] },
        m: madeMerge(1, "topic", "a", "x"),
        y: { parents: ["x"] },
        s: { parents: ["a"], subject: "Two (#2)" },
      },
      { branches: { main: "m", "release/1": "s" }, pulls: { 1: "x", 2: "y" } },
    );
    expect(change("pr:1").commits).toEqual(["x"]);
    expect(change("pr:2").commits).toEqual(["y"]);
  });

  test("a squash into a topic leaves the commits below it to the topic's own pull request", () => {
    const { change } = madePlan(
      {
        a: {},
        x: { parents: ["a"] },
        i: { parents: ["x"] },
        s: { parents: ["x"], subject: "Inner (#2)", committer: FORGE },
        mo: madeMerge(1, "topic", "a", "s"),
      },
      { branches: { main: "mo" }, pulls: { 1: "s", 2: "i" } },
    );
    expect(change("pr:2").commits).toEqual(["i"]);
    expect(change("pr:1").commits).toEqual(["x"]);
  });

  test("nothing counts as merged before what it contains, whatever the clocks said", () => {
    const { changes } = madePlan(
      {
        a: {},
        d: { parents: ["a"], committedAt: 9000 },
        m: { parents: ["a", "d"], subject: "Merge branch 'develop'", committedAt: 5000 },
      },
      { branches: { main: "m", develop: "d" } },
    );
    expect(changes.map(({ id, mergedAt }) => [id, mergedAt])).toEqual([
      ["push:a", 1000],
      ["push:d", 9000],
      ["push:m", 9000],
    ]);
  });
});
