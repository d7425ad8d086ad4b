import { describe, expect, test } from "vitest";
import { recognise } from "./recognise.ts";

const read = (subject: string, body = "", parents = 2) => {
  const found = recognise(subject, body, parents);
  return found === null ? null : [found.form, found.number, found.title, found.headBranch];
};

describe("recognise", () => {
  test("GitHub's merge names number and branch, and its title is the first line of the body", () => {
    const subject = "Merge pull request #12 from owner/copilot/fix-1";
    expect(read(subject, "\nFix the pump\n\nmore")).toEqual(["pull", 12, "Fix the pump", "copilot/fix-1"]);
    expect(read(subject)).toEqual(["pull", 12, subject, "copilot/fix-1"]);
  });

  test("Gitea, Bitbucket, GitLab and Azure name theirs in their own ways", () => {
    expect(read("Merge pull request 'Add x' (#7) from feat/x into main")).toEqual([
      "pull",
      7,
      "Add x",
      "feat/x",
    ]);
    expect(read("Merged in feat/x (pull request #7)", "Add x\n")).toEqual(["pull", 7, "Add x", "feat/x"]);
    expect(read("Pull request #7: Add x", "Merge in P/r from feat/x to main")).toEqual([
      "pull",
      7,
      "Add x",
      "feat/x",
    ]);
    expect(read("Merge branch 'feat/x' into 'main'", "Add x\n\nSee merge request group/sub/proj!7")).toEqual([
      "pull",
      7,
      "Add x",
      "feat/x",
    ]);
    expect(read("Merged PR 7: Add x", "", 1)).toEqual(["pull", 7, "Add x", null]);
  });

  test("a number in brackets closes a squash's subject; the last one counts", () => {
    expect(read("Add x (#7)", "", 1)).toEqual(["suffix", 7, "Add x", null]);
    expect(read("[9.0] Add x (#7) (#15)", "", 1)).toEqual(["suffix", 15, "[9.0] Add x (#7)", null]);
    expect(read('Revert "Add x (#7)"', "", 1)).toBeNull();
    expect(read("Add x (#7) again", "", 1)).toBeNull();
    expect(read("(#7)", "", 1)).toBeNull();
    expect(read("Add x (#0)", "", 1)).toBeNull();
  });

  test("a merge of a branch tells its name, where it went, and whether it came from another clone", () => {
    expect(recognise("Merge branch 'main' of github.com:o/r into main", "", 2)).toMatchObject({
      headBranch: "main",
      target: "main",
      remote: true,
    });
    expect(recognise("Merge branch 'feat/x' into develop", "", 2)).toMatchObject({
      headBranch: "feat/x",
      target: "develop",
      remote: false,
    });
    expect(recognise("Merge remote-tracking branch 'origin/release/1.x'", "", 2)).toMatchObject({
      headBranch: "release/1.x",
      target: null,
      remote: true,
    });
    expect(recognise("Merge branches 'a', 'b' and 'c'", "", 4)).toMatchObject({
      form: "branch",
      headBranch: "a",
    });
  });

  test("an ordinary commit that talks of merging a branch is ordinary", () => {
    expect(read("Merge branch 'x'", "", 1)).toBeNull();
    expect(read("Merge the two parsers")).toBeNull();
  });

  test("a very long hostile subject or body is answered without trying every way to read it", () => {
    const long = 60_000;
    expect(read(`Merge branch 'a'${" of x into ".repeat(long / 11)}'`)).toBeNull();
    expect(read(`a${" ".repeat(long)}b`, "", 1)).toBeNull();
    expect(read("a (#1".repeat(long / 5), "", 1)).toBeNull();
    expect(read("Merge branch 'a'", "See merge request !1x\n".repeat(long / 22))).toEqual([
      "branch",
      null,
      "Merge branch 'a'",
      "a",
    ]);
  });
});
