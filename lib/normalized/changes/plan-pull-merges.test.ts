import { describe, expect, test } from "vitest";
import { madeMerge, madePlan } from "@/tests/support/made-plan.ts";

describe("planChanges on pull merges", () => {
  const commits = {
    a: {},
    u1: { parents: ["a"], subject: "Up (#1)" },
    l1: { parents: ["a"] },
    u2: { parents: ["u1"] },
    m: { parents: ["l1", "u2"], subject: "Merge branch 'main' of github.com:o/r" },
    n: { parents: ["m"] },
  };

  test("upstream's changes keep their identity, local commits are pushes and the merge only brings", () => {
    const { ids, change, changes, strands } = madePlan(commits, { branches: { main: "n" } });
    expect(ids).toEqual(["push:a", "pr:1", "push:l1", "push:u2", "push:m", "push:n"]);
    expect(new Set(changes.map(({ branch }) => branch))).toEqual(new Set(["main"]));
    expect(change("push:m")).toMatchObject({ brings: ["pr:1", "push:u2"], onlyBrings: true });
    expect(strands).toEqual([{ branch: "main", tip: "u2", fork: "a" }]);
  });

  test("before and after the pull merge the same changes are told", () => {
    const before = madePlan(commits, { branches: { main: "u2" } });
    const after = madePlan(commits, { branches: { main: "n" } });
    expect(after.ids.filter((id) => before.ids.includes(id))).toEqual(before.ids);
  });

  test("a merge that names nothing, whose side took in pull requests, is a pull merge as well", () => {
    const { change } = madePlan(
      {
        a: {},
        x: { parents: ["a"] },
        u1: madeMerge(1, "x", "a", "x"),
        l1: { parents: ["a"] },
        m: { parents: ["l1", "u1"], subject: "fixing merge conflict" },
      },
      { branches: { main: "m" } },
    );
    expect(change("pr:1")).toMatchObject({ branch: "main", commits: ["x"] });
    expect(change("push:m")).toMatchObject({ brings: ["pr:1"], onlyBrings: true });
  });

  test("a long-lived branch that is gone keeps its changes", () => {
    const commits = {
      a: {},
      d1: { parents: ["a"], subject: "One (#1)" },
      d2: { parents: ["d1"] },
      m: { parents: ["a", "d2"], subject: "Merge branch 'develop'" },
    };
    const alive = madePlan(commits, { branches: { main: "m", develop: "d2" } });
    const gone = madePlan(commits, { branches: { main: "m" } });
    expect(gone.ids).toEqual(alive.ids);
    expect(gone.change("push:m").brings).toEqual(["pr:1", "push:d2"]);
  });

  test.each([
    [
      "a default branch with a name of its own",
      "Merge branch 'engine' of example.com:o/r into engine",
      "engine",
    ],
    [
      "the same without a target, as some settings write it",
      "Merge branch 'engine' of example.com:o/r",
      "engine",
    ],
    [
      "a topic that was pushed on as the default branch",
      "Merge branch 'wip' of example.com:o/r into wip",
      "main",
    ],
  ])("%s is pulled like any other", (_, subject, branch) => {
    const { ids, change } = madePlan(
      { a: {}, u: { parents: ["a"] }, l: { parents: ["a"] }, m: { parents: ["l", "u"], subject } },
      { branches: { [branch]: "m" } },
    );
    expect(ids).toEqual(["push:a", "push:u", "push:l", "push:m"]);
    expect(change("push:m")).toMatchObject({ brings: ["push:u"], onlyBrings: true });
  });
});
