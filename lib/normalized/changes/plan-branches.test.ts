import { describe, expect, test } from "vitest";
import { madePlan } from "@/tests/support/made-plan.ts";

describe("planChanges on several branches", () => {
  test("a promotion brings along the changes of the other branch and owns none of its commits", () => {
    const { change, plan: found } = madePlan(
      {
        a: {},
        d1: { parents: ["a"], subject: "One (#1)" },
        d2: { parents: ["d1"], subject: "Two (#2)" },
        m: { parents: ["a", "d2"], subject: "Merge branch 'develop'" },
        d3: { parents: ["d2"], subject: "Three (#3)" },
      },
      { branches: { main: "m", develop: "d3" } },
    );
    expect(change("push:m")).toMatchObject({
      branch: "main",
      brings: ["pr:1", "pr:2"],
      onlyBrings: true,
      commits: ["m"],
    });
    expect(change("pr:1").branch).toBe("develop");
    expect(found.branches.map(({ name, role, isDefault }) => [name, role, isDefault])).toEqual([
      ["develop", "landing", false],
      ["main", "long_lived", true],
    ]);
    expect(found.branches[1]?.fork).toEqual({ branch: "develop", sha: "a" });
  });

  test("what the first parent contains is not brought again", () => {
    const { change } = madePlan(
      {
        a: {},
        d1: { parents: ["a"] },
        m1: { parents: ["a", "d1"], subject: "Merge branch 'develop'" },
        d2: { parents: ["d1"] },
        m2: { parents: ["m1", "d2"], subject: "Merge branch 'develop'" },
        back: { parents: ["d2", "m2"], subject: "Merge branch 'main' into develop" },
      },
      { branches: { main: "m2", develop: "back" } },
    );
    expect(change("push:m2").brings).toEqual(["push:d2"]);
    expect(change("push:back").brings).toEqual(["push:m1", "push:m2"]);
  });

  test("a squash picked over to a release line leaves the number to the first landing", () => {
    const {
      change,
      ids,
      plan: found,
    } = madePlan(
      {
        a: {},
        s: { parents: ["a"], subject: "Fix (#9)" },
        p: { parents: ["a"], subject: "Fix (#9)" },
      },
      { branches: { main: "s", "release/1.x": "p" } },
    );
    expect(ids).toEqual(["push:a", "pr:9", "push:p"]);
    expect(change("push:p")).toMatchObject({
      kind: "push",
      number: null,
      branch: "release/1.x",
      baseSha: "a",
    });
    expect(found.branches[1]).toEqual({
      name: "release/1.x",
      role: "release",
      isDefault: false,
      tip: "p",
      fork: { branch: "main", sha: "a" },
    });
  });

  test("a branch with a name of its own is read only as the head of pull requests", () => {
    const { ids, plan: found } = madePlan(
      { a: {}, x: { parents: ["a"] } },
      { branches: { main: "a", "wip/x": "x" } },
    );
    expect(ids).toEqual(["push:a"]);
    expect(found.branches.map(({ name }) => name)).toEqual(["main"]);
  });

  test("the default branch lands the changes on a tie, whatever stands only in the older history", () => {
    const year = 400 * 86_400;
    const { plan: found } = madePlan(
      {
        a: {},
        d1: { parents: ["a"] },
        d2: { parents: ["d1"] },
        b: { parents: ["a"], committedAt: year },
        d3: { parents: ["d2"], committedAt: year },
      },
      { branches: { main: "b", develop: "d3" } },
    );
    expect(found.branches[0]).toMatchObject({ name: "main", role: "landing" });
  });

  test("merges that only bring do not make a branch the one that lands", () => {
    const { plan: found } = madePlan(
      {
        a: {},
        d1: { parents: ["a"] },
        m1: { parents: ["a", "d1"], subject: "Merge branch 'develop'" },
        d2: { parents: ["d1"] },
        m2: { parents: ["m1", "d2"], subject: "Merge branch 'develop'" },
      },
      { branches: { main: "m2", develop: "d2" } },
    );
    expect(found.branches[0]).toMatchObject({ name: "develop", role: "landing" });
  });
});
