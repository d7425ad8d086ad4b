import { describe, expect, test } from "vitest";
import { madePlan } from "@/tests/support/made-plan.ts";

describe("planChanges on rebased pull requests", () => {
  const same = (n: number) => ({ authoredAt: n, subject: `Part ${n}`, author: "dev@example.com" });
  const commits = {
    a: {},
    x: { ...same(1), parents: ["a"] },
    y: { ...same(2), parents: ["x"] },
    b: { parents: ["a"] },
    x2: { ...same(1), parents: ["b"] },
    y2: { ...same(2), parents: ["x2"] },
    c: { parents: ["y2"] },
  };
  const setting = { branches: { main: "c" }, pulls: { 8: "y" } };

  test("neighbours that repeat a head's commits in order are offered for checking, and stay pushes until confirmed", () => {
    const { rebaseCandidates, ids } = madePlan(commits, setting);
    expect(rebaseCandidates).toEqual([
      {
        number: 8,
        pairs: [
          ["x", "x2"],
          ["y", "y2"],
        ],
      },
    ]);
    expect(ids).toEqual(["push:a", "push:b", "push:x2", "push:y2", "push:c"]);
  });

  test("a confirmed run is one change from before its first commit to its last", () => {
    const { rebaseCandidates } = madePlan(commits, setting);
    const { ids, change } = madePlan(commits, { ...setting, confirmedRebases: rebaseCandidates });
    expect(ids).toEqual(["push:a", "push:b", "pr:8", "push:c"]);
    expect(change("pr:8")).toMatchObject({
      kind: "rebase",
      mergeSha: "y2",
      baseSha: "b",
      commits: ["x", "y"],
      openedAt: 1,
    });
  });

  test("a run whose commits are no neighbours any more is not taken", () => {
    const run = { number: 8, pairs: [["x", "x2"] as const, ["y", "c"] as const] };
    expect(madePlan(commits, { ...setting, confirmedRebases: [run] }).ids).not.toContain("pr:8");
  });

  test("a head that itself stands on the branch landed without being rewritten", () => {
    const { change } = madePlan(
      { a: {}, x: { parents: ["a"] } },
      { branches: { main: "x" }, pulls: { 4: "x" } },
    );
    expect(change("pr:4")).toMatchObject({ kind: "rebase", mergeSha: "x", baseSha: "a", commits: ["x"] });
  });
});

describe("planChanges continued", () => {
  const commits = {
    a: {},
    s: { parents: ["a"], subject: "One (#1)" },
    r: { parents: ["a"], subject: "Other" },
  };

  test("a known change that is on no tracked branch any more tells that history was rewritten", () => {
    const known = madePlan(commits, { branches: { main: "s" } }).changes;
    expect(madePlan(commits, { branches: { main: "s" }, known })).toMatchObject({
      rewritten: false,
      lost: [],
    });
    expect(madePlan(commits, { branches: { main: "r" }, known })).toMatchObject({
      rewritten: true,
      lost: ["pr:1"],
    });
  });

  test("a number stays with the commit that an earlier plan gave it to", () => {
    const late = {
      a: {},
      p: { parents: ["a"], subject: "One (#1)" },
      s: { parents: ["a"], subject: "One (#1)" },
    };
    const known = [{ id: "pr:1", mergeSha: "s" }];
    const { change } = madePlan(late, { branches: { main: "s", "release/2": "p" }, known });
    expect(change("pr:1").mergeSha).toBe("s");
  });
});
