import { expect, test } from "vitest";
import { madeHistory } from "@/tests/support/made-history.ts";
import { graphOf } from "./commit-graph.ts";
import { CommitLists } from "./commit-lists.ts";
import { openPlan } from "./plan-changes.ts";

const plan = () => {
  const commits = madeHistory({
    a: { parents: [] },
    b: { parents: ["a"], subject: "Squash (#7)" },
    x: { parents: ["a"] },
    y: { parents: ["x"] },
    m: { parents: ["b", "y"], subject: "Merge pull request #8 from o/topic" },
    p: { parents: ["m"] },
    r: { parents: ["b"] },
    n: { parents: ["p", "r"], subject: "Merge branch 'release/1.x' into main" },
  });
  return openPlan({
    graph: graphOf(commits),
    defaultBranch: "main",
    branches: [
      { name: "main", tip: "n" },
      { name: "release/1.x", tip: "r" },
    ],
    pullHeads: [{ number: 8, sha: "y" }],
  })([], { suggest: true }).plan.changes;
};

test("what is told of a change without wording it is what its words say", () => {
  const changes = plan();
  expect(changes.length).toBe(6);
  for (let place = 0; place < changes.length; place++) {
    const { id, mergeSha, branch, number, mergedAt, kind, onlyBrings } = changes.at(place);
    expect([changes.idOf(place), changes.mergeShaOf(place), changes.numberOf(place)]).toEqual([
      id,
      mergeSha,
      number,
    ]);
    expect([changes.branchOf(place), changes.mergedAtOf(place)]).toEqual([branch, mergedAt]);
    expect([changes.kindOf(place), changes.onlyBringsOf(place)]).toEqual([kind, onlyBrings]);
  }
  expect([...changes].map(({ kind }) => kind).toSorted()).toEqual([
    "merge",
    "merge",
    "push",
    "push",
    "push",
    "squash",
  ]);
});

test("a change is worded once, and the same whichever was asked for before", () => {
  const [inOrder, backwards] = [plan(), plan()];
  const last = inOrder.length - 1;
  const found = Array.from({ length: inOrder.length }, (_, back) => backwards.at(last - back)).reverse();
  expect(found).toEqual([...inOrder]);
  expect(backwards.at(last)).toBe(found[last]);
  expect([...inOrder.from(last)]).toEqual([found[last]]);
  expect(() => inOrder.at(last + 1)).toThrow(RangeError);
});

test("a list of commits has them in the order in which they came, and others have none of them", () => {
  const lists = new CommitLists(3, 6);
  for (const [change, commit] of [
    [0, 4],
    [2, 1],
    [0, 2],
    [-1, 0],
    [0, 5],
  ] as const)
    lists.add(change, commit);
  expect([lists.of(0), lists.of(1), lists.of(2)]).toEqual([[4, 2, 5], [], [1]]);
  expect([lists.isEmpty(0), lists.isEmpty(1)]).toEqual([false, true]);
  expect([...lists.all()]).toEqual([4, 2, 5, 1]);
});
