import { describe, expect, test } from "vitest";
import {
  ACTIONS,
  ANN,
  COPILOT,
  DEPENDABOT,
  exampleChange,
  exampleCommit,
} from "@/tests/support/composition-example.ts";
import { changeAuthorKind } from "./change-author-kind.ts";

const merge = exampleCommit({ sha: "e".repeat(40), parents: ["1", "2"], author: ANN });

describe("the kind of account that opened a change", () => {
  test.each([
    [ANN, "human"],
    [COPILOT, "agent"],
    [DEPENDABOT, "automation"],
    [ACTIONS, "automation"],
  ])("a squash keeps it as author: $0.name is $1", (author, kind) => {
    expect(changeAuthorKind(exampleChange([exampleCommit({ author })]))).toBe(kind);
  });

  test("of a merge it is told by the first own commit and not by who pressed the button", () => {
    const commits = [exampleCommit({ author: COPILOT }), exampleCommit({ sha: "2".repeat(40) })];
    expect(changeAuthorKind(exampleChange(commits, { kind: "merge", mergeCommit: merge }))).toBe("agent");
    const base = exampleCommit({ author: COPILOT, parents: ["1", "2"] });
    const own = [base, exampleCommit({ sha: "2".repeat(40) })];
    expect(changeAuthorKind(exampleChange(own, { kind: "merge", mergeCommit: merge }))).toBe("human");
  });

  test("a workflow that runs an agent opened it as that agent", () => {
    expect(
      changeAuthorKind(exampleChange([exampleCommit({ author: ACTIONS })], { headBranch: "claude/x" })),
    ).toBe("agent");
  });
});
