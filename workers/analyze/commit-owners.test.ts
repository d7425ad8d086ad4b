import { expect, test } from "vitest";
import { graphOf } from "@/lib/normalized/changes/commit-graph.ts";
import { openPlan } from "@/lib/normalized/changes/plan-changes.ts";
import { madeHistory } from "@/tests/support/made-history.ts";
import { commitOwners } from "./commit-owners.ts";

const id = (letters: string) => letters.padEnd(40, "0");

test("a plan answers for whole and abbreviated ids what its changes written out answer", () => {
  const commits = madeHistory({
    [id("a1")]: { parents: [] },
    [id("a2")]: { parents: [id("a1")] },
    [id("b1")]: { parents: [id("a1")] },
    [id("c1")]: { parents: [id("a2"), id("b1")], subject: "Merge pull request #4 from o/topic" },
    [id("d1")]: { parents: [id("c1")] },
  });
  const { changes } = openPlan({
    graph: graphOf(commits),
    defaultBranch: "main",
    branches: [{ name: "main", tip: id("c1") }],
    pullHeads: [{ number: 9, sha: id("d1") }],
  })([], { suggest: false }).plan;
  const [planned, written] = [commitOwners(changes), commitOwners([...changes])];
  const asked = ["a1", "a2", "b1", "c1", "d1", "e1"].flatMap((letters) => [id(letters), `${letters}00000`]);
  expect(asked.map(planned)).toEqual(asked.map(written));
  expect([planned(id("b1")), planned("b100000"), planned(id("d1")), planned("a")]).toEqual([
    "pr:4",
    "pr:4",
    null,
    null,
  ]);
});
