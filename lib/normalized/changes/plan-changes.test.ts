import { describe, expect, test } from "vitest";
import { type MadeCommit, madeHistory } from "@/tests/support/made-history.ts";
import { graphOf } from "./commit-graph.ts";
import { type PlanInput, planChanges } from "./plan-changes.ts";

type Setting = {
  readonly branches: Record<string, string>;
  readonly pulls?: Record<number, string>;
} & Partial<Pick<PlanInput, "known" | "confirmedRebases" | "asOf">>;

function plan(commits: Record<string, MadeCommit>, { branches, pulls = {}, ...rest }: Setting) {
  const result = planChanges({
    graph: graphOf(madeHistory(commits)),
    defaultBranch: "main",
    branches: Object.entries(branches).map(([name, tip]) => ({ name, tip })),
    pullHeads: Object.entries(pulls).map(([number, sha]) => ({ number: Number(number), sha })),
    ...rest,
  });
  const { changes } = result.plan;
  const change = (id: string) => {
    const found = changes.find((candidate) => candidate.id === id);
    if (found === undefined)
      throw new Error(`no ${id} among ${changes.map(({ id: other }) => other).join(" ")}`);
    return found;
  };
  return { ...result, changes, change, ids: changes.map(({ id }) => id) };
}

const FORGE = "noreply@github.com";
const merge = (number: number, branch: string, ...parents: string[]): MadeCommit => ({
  parents,
  subject: `Merge pull request #${number} from owner/${branch}`,
  body: `Title of ${number}\n`,
});

describe("planChanges on one branch", () => {
  test("each first-parent commit that no pull request claims is a direct push", () => {
    const { changes } = plan({ a: {}, b: { parents: ["a"] } }, { branches: { main: "b" } });
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
    const { change, ids, counts } = plan(
      {
        a: {},
        x: { parents: ["a"], authoredAt: 1050 },
        b: { parents: ["a"] },
        y: { parents: ["x", "b"], subject: "Merge branch 'main' into topic" },
        z: { parents: ["y"] },
        m: merge(5, "topic", "b", "z"),
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
    const readable = plan(commits, { branches: { main: "s", topic: "y" }, pulls: { 7: "y" } });
    expect(readable.change("pr:7")).toMatchObject({
      kind: "squash",
      title: "Do it",
      commits: ["x", "y"],
      openedAt: 1010,
      headBranch: "topic",
    });
    expect(plan(commits, { branches: { main: "s" } }).change("pr:7")).toMatchObject({
      commits: ["s"],
      headBranch: null,
    });
  });

  test("commits that an earlier pull request claimed do not count for a later one", () => {
    const { change } = plan(
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
    const { changes } = plan(
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
    const { change } = plan(
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
    const { ids } = plan(
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
    expect(plan({}, { branches: {} })).toMatchObject({ defaultBranch: null, asOf: null, ids: [] });
    expect(plan({ a: {} }, { branches: { master: "a", zoo: "a" } }).defaultBranch).toBe("master");
  });

  test("a parent that is not there ends the history and does not fail", () => {
    const { change } = plan({ b: { parents: ["gone"] } }, { branches: { main: "b" } });
    expect(change("push:b").baseSha).toBe("gone");
  });
});

describe("planChanges on several branches", () => {
  test("a promotion brings along the changes of the other branch and owns none of its commits", () => {
    const { change, plan: found } = plan(
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
    const { change } = plan(
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
    } = plan(
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
    const { ids, plan: found } = plan(
      { a: {}, x: { parents: ["a"] } },
      { branches: { main: "a", "wip/x": "x" } },
    );
    expect(ids).toEqual(["push:a"]);
    expect(found.branches.map(({ name }) => name)).toEqual(["main"]);
  });

  test("the default branch lands the changes on a tie, whatever stands only in the older history", () => {
    const year = 400 * 86_400;
    const { plan: found } = plan(
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
});

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
    const { ids, change, changes, strands } = plan(commits, { branches: { main: "n" } });
    expect(ids).toEqual(["push:a", "pr:1", "push:l1", "push:u2", "push:m", "push:n"]);
    expect(new Set(changes.map(({ branch }) => branch))).toEqual(new Set(["main"]));
    expect(change("push:m")).toMatchObject({ brings: ["pr:1", "push:u2"], onlyBrings: true });
    expect(strands).toEqual([{ branch: "main", tip: "u2", fork: "a" }]);
  });

  test("before and after the pull merge the same changes are told", () => {
    const before = plan(commits, { branches: { main: "u2" } });
    const after = plan(commits, { branches: { main: "n" } });
    expect(after.ids.filter((id) => before.ids.includes(id))).toEqual(before.ids);
  });

  test("a merge that names nothing, whose side took in pull requests, is a pull merge as well", () => {
    const { change } = plan(
      {
        a: {},
        x: { parents: ["a"] },
        u1: merge(1, "x", "a", "x"),
        l1: { parents: ["a"] },
        m: { parents: ["l1", "u1"], subject: "fixing merge conflict" },
      },
      { branches: { main: "m" } },
    );
    expect(change("pr:1")).toMatchObject({ branch: "main", commits: ["x"] });
    expect(change("push:m")).toMatchObject({ brings: ["pr:1"], onlyBrings: true });
  });
});

describe("planChanges on stacked pull requests", () => {
  test("a pull request merged into the head of another one keeps its commits; the outer one keeps its own", () => {
    const {
      change,
      ids,
      plan: found,
    } = plan(
      {
        a: {},
        x: { parents: ["a"] },
        i: { parents: ["x"] },
        mi: merge(2, "inner", "x", "i"),
        y: { parents: ["mi"] },
        mo: merge(1, "feature/x", "a", "y"),
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
      mi: merge(2, "inner", "x", "i"),
      mo: merge(1, "feature/x", "a", "mi"),
    };
    const open = plan(commits, { branches: { main: "a", "feature/x": "mi" } });
    const merged = plan(commits, { branches: { main: "mo" } });
    expect(open.ids).toEqual(["push:a", "pr:2"]);
    expect(merged.change("pr:2")).toEqual(open.change("pr:2"));
  });

  test("a squash inside counts only where the forge made it", () => {
    const commits = (committer: string) => ({
      a: {},
      x: { parents: ["a"] },
      s: { parents: ["x"], subject: "Inner (#2)", committer },
      mo: merge(1, "feature/x", "a", "s"),
    });
    expect(plan(commits(FORGE), { branches: { main: "mo" } }).ids).toEqual(["push:a", "pr:2", "pr:1"]);
    expect(plan(commits("a@example.com"), { branches: { main: "mo" } }).ids).toEqual(["push:a", "pr:1"]);
  });

  test("the number of a fork's own pull request is not this repository's", () => {
    const commits = {
      a: {},
      h2: { parents: ["a"] },
      f: { parents: ["a"] },
      mf: merge(2, "patch", "a", "f"),
      mo: merge(40, "fork", "a", "mf"),
    };
    const { ids, change } = plan(commits, { branches: { main: "mo" }, pulls: { 2: "h2", 40: "mf" } });
    expect(ids).toEqual(["push:a", "pr:40"]);
    expect(change("pr:40").commits).toEqual(["f"]);
  });

  test("a branch that took three pull requests over more than 30 days is long-lived, and its pushes count", () => {
    const day = 86_400;
    const { ids, plan: found } = plan(
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
});

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
    const { rebaseCandidates, ids } = plan(commits, setting);
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
    const { rebaseCandidates } = plan(commits, setting);
    const { ids, change } = plan(commits, { ...setting, confirmedRebases: rebaseCandidates });
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
    expect(plan(commits, { ...setting, confirmedRebases: [run] }).ids).not.toContain("pr:8");
  });

  test("a head that itself stands on the branch landed without being rewritten", () => {
    const { change } = plan({ a: {}, x: { parents: ["a"] } }, { branches: { main: "x" }, pulls: { 4: "x" } });
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
    const known = plan(commits, { branches: { main: "s" } }).changes;
    expect(plan(commits, { branches: { main: "s" }, known })).toMatchObject({ rewritten: false, lost: [] });
    expect(plan(commits, { branches: { main: "r" }, known })).toMatchObject({
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
    const { change } = plan(late, { branches: { main: "s", "release/2": "p" }, known });
    expect(change("pr:1").mergeSha).toBe("s");
  });
});
