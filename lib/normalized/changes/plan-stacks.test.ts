import { describe, expect, test } from "vitest";
import { madeMerge, madePlan } from "@/tests/support/made-plan.ts";

const FORGE = "noreply@github.com";

describe("planChanges on stacked pull requests", () => {
  test("a pull request merged into the head of another one keeps its commits; the outer one keeps its own", () => {
    const {
      change,
      ids,
      plan: found,
    } = madePlan(
      {
        a: {},
        x: { parents: ["a"] },
        i: { parents: ["x"] },
        mi: madeMerge(2, "inner", "x", "i"),
        y: { parents: ["mi"] },
        mo: madeMerge(1, "feature/x", "a", "y"),
      },
      { branches: { main: "mo" } },
    );
    expect(ids).toEqual(["push:a", "pr:2", "pr:1"]);
    expect(change("pr:2")).toMatchObject({ branch: "feature/x", baseSha: "x", commits: ["i"] });
    expect(change("pr:1")).toMatchObject({
      branch: "main",
      commits: ["x", "y"],
      brings: ["pr:2"],
      onlyBrings: false,
    });
    expect(found.branches[1]).toEqual({
      name: "feature/x",
      role: "topic",
      isDefault: false,
      tip: "y",
      fork: { branch: "main", sha: "a" },
    });
  });

  test("it is the same change before the outer one merges", () => {
    const commits = {
      a: {},
      x: { parents: ["a"] },
      i: { parents: ["x"] },
      mi: madeMerge(2, "inner", "x", "i"),
      mo: madeMerge(1, "feature/x", "a", "mi"),
    };
    const open = madePlan(commits, { branches: { main: "a", "feature/x": "mi" } });
    const merged = madePlan(commits, { branches: { main: "mo" } });
    expect(open.ids).toEqual(["push:a", "pr:2"]);
    expect(merged.change("pr:2")).toEqual(open.change("pr:2"));
  });

  test("a squash inside counts only where the forge made it", () => {
    const commits = (committer: string) => ({
      a: {},
      x: { parents: ["a"] },
      s: { parents: ["x"], subject: "Inner (#2)", committer },
      mo: madeMerge(1, "feature/x", "a", "s"),
    });
    expect(madePlan(commits(FORGE), { branches: { main: "mo" } }).ids).toEqual(["push:a", "pr:2", "pr:1"]);
    expect(madePlan(commits("a@example.com"), { branches: { main: "mo" } }).ids).toEqual(["push:a", "pr:1"]);
  });

  test("the number of a fork's own pull request is not this repository's", () => {
    const commits = {
      a: {},
      h2: { parents: ["a"] },
      f: { parents: ["a"] },
      mf: madeMerge(2, "patch", "a", "f"),
      mo: madeMerge(40, "fork", "a", "mf"),
    };
    const { ids, change } = madePlan(commits, { branches: { main: "mo" }, pulls: { 2: "h2", 40: "mf" } });
    expect(ids).toEqual(["push:a", "pr:40"]);
    expect(change("pr:40").commits).toEqual(["f"]);
  });

  test("a branch that took three pull requests over more than 30 days is long-lived, and its pushes count", () => {
    const day = 86_400;
    const { ids, plan: found } = madePlan(
      {
        a: { committedAt: day },
        x: { parents: ["a"], committedAt: 2 * day },
        s1: { parents: ["x"], subject: "One (#1)", committer: FORGE, committedAt: 3 * day },
        s2: { parents: ["s1"], subject: "Two (#2)", committer: FORGE, committedAt: 4 * day },
        s3: { parents: ["s2"], subject: "Three (#3)", committer: FORGE, committedAt: 40 * day },
        b: { parents: ["a"], committedAt: 41 * day },
        c: { parents: ["b"], committedAt: 42 * day },
        d: { parents: ["c"], committedAt: 43 * day },
      },
      { branches: { main: "d", "wide/next-engine": "s3" } },
    );
    expect(ids.slice(0, 5)).toEqual(["push:a", "push:x", "pr:1", "pr:2", "pr:3"]);
    expect(found.branches.find(({ name }) => name === "wide/next-engine")?.role).toBe("long_lived");
  });

  test("a head that carries a long-lived name of somebody's copy is called by its pull request", () => {
    const { plan: found } = madePlan(
      {
        a: {},
        i: { parents: ["a"] },
        mi: madeMerge(2, "x", "a", "i"),
        mo: madeMerge(40, "master", "a", "mi"),
      },
      { branches: { main: "mo" } },
    );
    expect(found.branches.map(({ name }) => name)).toEqual(["main", "pr-40-head"]);
  });

  test("a topic never lands more than the branch that lives", () => {
    const { plan: found } = madePlan(
      {
        a: {},
        s1: { parents: ["a"], subject: "One (#1)", committer: FORGE },
        s2: { parents: ["s1"], subject: "Two (#2)", committer: FORGE },
        s3: { parents: ["s2"], subject: "Three (#3)", committer: FORGE },
      },
      { branches: { main: "a", "wip/x": "s3" } },
    );
    expect(found.branches.map(({ name, role }) => [name, role])).toEqual([
      ["main", "landing"],
      ["wip/x", "topic"],
    ]);
  });

  test("a head in which nothing landed after all is left out, and what grew from it grew from its own fork", () => {
    const { plan: found } = madePlan(
      {
        a: {},
        s: { parents: ["a"], subject: "One (#1)" },
        p: { parents: ["a"], subject: "One (#1)", committer: FORGE },
        m1: madeMerge(40, "first", "s", "p"),
        q: { parents: ["p"], subject: "Two (#2)", committer: FORGE },
        m2: madeMerge(41, "second", "m1", "q"),
      },
      { branches: { main: "m2" } },
    );
    expect(found.branches.map(({ name, fork }) => [name, fork])).toEqual([
      ["main", null],
      ["second", { branch: "main", sha: "a" }],
    ]);
  });
});
