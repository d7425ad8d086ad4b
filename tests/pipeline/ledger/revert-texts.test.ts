import { describe, expect, test } from "vitest";
import { code, file } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

const A = code("a", 1, 20);
const whole = { "a.py": file(A) };

/** A change of twenty lines and a later one that removes them and replaces one of another file, so that content alone is no proof. */
async function withMessage(message: (lab: LedgerLab) => { title?: string; body?: string }) {
  const lab = LedgerLab.create();
  lab.land("o", 0, whole, { title: "Add the parser (#7)" });
  lab.land("r", 40, { "a.py": null, "b.py": file(code("b", 1, 4)) }, message(lab));
  const { of, edges } = await lab.read();
  return { o: of("o"), r: of("r"), edges };
}

const HELD = { o: { reverted: 20 }, r: { revert: 20, net: 4 } };
const NOT_HELD = { o: { net: 20 }, r: { net: 24 }, edges: [] };

describe("a revert is found by", () => {
  test.each([
    ["the trailer of git", (lab: LedgerLab) => ({ body: `This reverts commit ${lab.sha("o")}.` }), "R1"],
    [
      "an abbreviated id",
      (lab: LedgerLab) => ({ body: `This reverts commit ${lab.sha("o").slice(0, 9)}.` }),
      "R1",
    ],
    ["the line of the Revert button", () => ({ body: "Reverts acme/lab#7" }), "R2"],
    ["a title that quotes the target's", () => ({ title: 'Revert "Add the parser (#7)" (#9)' }), "R3"],
    ["a title without a trailer or a number", () => ({ title: 'Revert "Add the parser"' }), "R3"],
    ["a roll back title", () => ({ title: "Rollback: Add the parser" }), "R3"],
    ["a conventional title", () => ({ title: 'revert: Revert "Add the parser"' }), "R3"],
  ])("%s", async (_, message, rule) => {
    const { edges, ...found } = await withMessage(message);
    expect(found).toEqual(HELD);
    expect(edges).toEqual([`r → o: revert ${rule} 20`]);
  });
});

describe("nothing is reverted by", () => {
  test.each([
    ["a list item", (lab: LedgerLab) => ({ body: `* This reverts commit ${lab.sha("o")}.` })],
    ["a quoted line", (lab: LedgerLab) => ({ body: `> This reverts commit ${lab.sha("o")}.` })],
    ["an indented line", (lab: LedgerLab) => ({ body: `Said:\n\n    This reverts commit ${lab.sha("o")}.` })],
    [
      "a fenced block",
      (lab: LedgerLab) => ({ body: `\`\`\`\nThis reverts commit ${lab.sha("o")}.\n\`\`\`` }),
    ],
    [
      "a sentence that mentions it",
      (lab: LedgerLab) => ({ body: `Maybe this reverts commit ${lab.sha("o")}.` }),
    ],
    ["a commit that is nowhere", () => ({ body: `This reverts commit ${"d".repeat(40)}.` })],
    ["a pull request of another repository", () => ({ body: "Reverts other/place#7" })],
    ["a title that nothing had", () => ({ title: 'Revert "Add the printer"' })],
  ])("%s", async (_, message) => {
    expect(await withMessage(message)).toEqual(NOT_HELD);
  });
});

test("a squash message that quotes a revert made inside its own pull request makes no edge", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, whole);
  lab.branch("topic");
  lab.land("S", 1, { "b.py": file(code("b", 1, 10)) });
  const inside = lab.revert("undo", 1, "S", { "b.py": null });
  lab.repo.setRef("refs/pull/8/head", inside);
  lab.repo.git("update-ref", "-d", "refs/heads/topic");
  lab.on("main");
  const body = `* Try it\n\n* Revert "Try it"\n\nThis reverts commit ${lab.sha("S")}.`;
  lab.land("squash", 2, { "c.py": file(code("c", 1, 12)) }, { title: "Add the printer (#8)", body });
  const { of, edges } = await lab.read();
  expect(edges).toEqual([]);
  expect(of("squash")).toEqual({ net: 12 });
});

test("the exact inverse of a change of some substance is its revert without any word", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, whole);
  lab.land("r", 40, { "a.py": null });
  const { of, edges } = await lab.read();
  expect(of("o")).toEqual({ reverted: 20 });
  expect(edges).toEqual(["r → o: revert R4 20"]);
});

test.each([
  ["after 91 days", 91, "a.py", file(A)],
  ["of two lines", 5, "a.py", file(A.slice(0, 2))],
  ["of a configuration file", 5, "settings.ini", file(A)],
])("a silent inverse %s is no revert", async (_, day, path, content) => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { [path]: content });
  lab.land("r", day, { [path]: null });
  expect((await lab.read()).edges).toEqual([]);
});

test("the revert of a merge names the merge and its side, and reverts the pull request", async () => {
  const lab = LedgerLab.create();
  lab.branch("topic");
  lab.land("work", 0, whole);
  lab.on("main");
  lab.land("o", 1, {}, { merges: "topic", title: "Merge pull request #3 from acme/topic", body: "Add it" });
  const body = `This reverts commit ${lab.sha("o")}, reversing\nchanges made to ${lab.sha("base")}.`;
  lab.land("r", 2, { "a.py": null }, { title: 'Revert "Add it"', body });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ reverted: 20 });
  expect(of("r")).toEqual({ revert: 20 });
});

test("a reapply, titled as newer versions of git do, brings the change back", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, whole, { title: "Add the parser" });
  lab.land("r1", 1, { "a.py": null }, { title: 'Revert "Add the parser"' });
  lab.land("r2", 2, { ...whole, "b.py": file(code("b", 1, 4)) }, { title: 'Reapply "Add the parser"' });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ net: 20 });
  expect(of("r2")).toEqual({ revert: 20, net: 4 });
});

test("a revert that names a change of a branch it does not stand on reverts nothing", async () => {
  const lab = LedgerLab.create();
  lab.branch("release/1.0").on("main");
  lab.land("o", 0, whole);
  lab.on("release/1.0");
  lab.land("own", 1, { "a.py": file(A.slice(0, 8)) });
  lab.revert("r", 2, "o", { "a.py": null });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ net: 20 });
});
