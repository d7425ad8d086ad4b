import { expect, test } from "vitest";
import type { ToldItem } from "@/lib/model/told-work.ts";
import { code, file, rewritten } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

const START = 1_700_000_000;
const DAY = 86_400;
const told = (...items: (Partial<ToldItem> & Pick<ToldItem, "says">)[]) => ({
  items: items.map((item) => ({ reportedAt: START + 1_000 * DAY, components: [], ...item })),
  isUpkeep: false,
  workKind: null,
});
const bug = told({ says: "corrective" });

/** A file of fifteen lines that landed on one day, of which five are corrected and five more added on another. */
function fixed(born: number, at: number, title: string): LedgerLab {
  const lab = LedgerLab.create();
  const before = code("bug", 1, 15);
  lab.land("before", born, { "src/bug.py": file(before) });
  lab.land("fix", at, { "src/bug.py": file(rewritten(before, 6, 10), code("guard", 1, 5)) }, { title });
  return lab;
}

test("a fix of lines that are forty days old is its own makers', of lines 400 days old inherited", async () => {
  const own = await fixed(0, 40, "fix: Guard the reader").read();
  expect(own.of("fix")).toEqual({ corrective_own: 15 });
  expect(own.groups("fix")).toEqual(["src/bug.py: corrective_own fix-title +10 -5 [before]"]);
  const inherited = await fixed(0, 400, "fix: Guard the reader").read();
  expect(inherited.of("fix")).toEqual({ corrective_inherited: 15 });
});

test("of fifteen lines for one bug and one story eight correct", async () => {
  const { of } = await fixed(0, 40, "Guard the reader").read({
    fix: told({ says: "corrective" }, { says: "work" }),
  });
  expect(of("fix")).toEqual({ corrective_own: 8, net: 7 });
});

test("a title that merely says fix classifies nothing", async () => {
  for (const title of ["Fix the reader", "Fix typo", "Bugfix for the reader"]) {
    const { of } = await fixed(0, 40, title).read();
    expect(of("fix"), title).toEqual({ net: 15 });
  }
});

test("a fix that only adds lines has no known origin", async () => {
  const lab = LedgerLab.create();
  lab.land("before", 0, { "src/bug.py": file(code("bug", 1, 10)) });
  lab.land("fix", 30, { "src/bug.py": file(code("bug", 1, 10), code("guard", 1, 5)) });
  const { of } = await lab.read({ fix: bug });
  expect(of("fix")).toEqual({ corrective_unknown: 5 });
});

test("white space, moves and a re-indent in between do not hide who wrote the line", async () => {
  const lab = LedgerLab.create();
  const lines = ["a = 1", "b = 2", "c = 3", ...code("rest", 1, 10)];
  lab.land("c1", 0, { "src/x.py": file(lines.filter((line) => line !== "c = 3")) });
  lab.land("c2", 30, { "src/x.py": file(lines) });
  lab.land("c4", 60, { "src/x.py": file(lines.map((line) => `\t${line}`)) });
  const later = lines.map((line) => `\t${line === "c = 3" ? "c = 4" : line}`);
  lab.land("c5", 90, { "src/x.py": file(later) }, { title: "fix: c" });
  const { groups } = await lab.read();
  expect(groups("c5")).toEqual(["src/x.py: corrective_own fix-title +1 -1 [c2]"]);
});

test("three changes that wrote the lines share the origin", async () => {
  const lab = LedgerLab.create();
  const [a, b, c] = [code("a", 1, 5), code("b", 1, 5), code("c", 1, 5)];
  lab.land("a", -300, { "src/x.py": file(a) });
  lab.land("b", 0, { "src/x.py": file(a, b) });
  lab.land("c", 10, { "src/x.py": file(a, b, c) });
  const lines = [...rewritten(a, 1, 1), ...rewritten(b, 1, 1), ...rewritten(c, 1, 1)];
  lab.land("fix", 60, { "src/x.py": file(lines) }, { title: "fix: x" });
  const { of, groups } = await lab.read();
  expect(of("fix")).toEqual({ corrective_own: 4, corrective_inherited: 2 });
  expect(groups("fix")).toEqual([
    "src/x.py: corrective_inherited fix-title +0 -2 [a]",
    "src/x.py: corrective_own fix-title +3 -1 [b c]",
  ]);
});

/** Two files of lines in one, of which the first line of either is corrected after both have landed. */
function twice(named: (lab: LedgerLab) => string): LedgerLab {
  const lab = LedgerLab.create();
  const [a, b] = [code("a", 1, 5), code("b", 1, 5)];
  lab.land("a", -300, { "src/x.py": file(a) });
  lab.land("b", 0, { "src/x.py": file(a, b) });
  const lines = file(rewritten(a, 1, 1), rewritten(b, 1, 1));
  lab.land("fix", 40, { "src/x.py": lines }, { title: "fix: x", body: named(lab) });
  return lab;
}

test("what landed after a defect was reported did not cause it", async () => {
  const lab = twice(() => "");
  expect((await lab.read()).of("fix")).toEqual({ corrective_own: 2, corrective_inherited: 2 });
  const reported = { fix: told({ says: "corrective", reportedAt: START - 10 * DAY }) };
  expect((await lab.read(reported)).of("fix")).toEqual({ corrective_inherited: 4 });
});

test("what a message names comes before what the lines say", async () => {
  const lab = twice((at) => `Fixes: ${at.sha("b").slice(0, 12)} ("Work called b")`);
  expect((await lab.read()).groups("fix")).toEqual(["src/x.py: corrective_own fix-title +2 -2 [b]"]);
});

test("blank lines, comments, tests and generated files bring in nothing; tests of a fix are tangled with it", async () => {
  const lab = LedgerLab.create();
  lab.land("before", 0, {
    "src/x.py": file(["# first", "", "a = compute(1)"]),
    "tests/test_x.py": file(code("test", 1, 3)),
    "package-lock.json": file(code("lock", 1, 3)),
  });
  const fix = {
    "src/x.py": file(["# other", "b = compute(2)", "a = compute(1)"]),
    "tests/test_x.py": file(rewritten(code("test", 1, 3), 1, 3)),
    "package-lock.json": file(rewritten(code("lock", 1, 3), 1, 3)),
  };
  lab.land("fix", 40, fix, { title: "fix: x" });
  const { of, groups } = await lab.read();
  expect(of("fix")).toEqual({ generated: 6, corrective_unknown: 10 });
  expect(groups("fix")).toEqual([
    "package-lock.json: generated lockfile +3 -3 []",
    "src/x.py: corrective_unknown fix-title +2 -2 []",
    "tests/test_x.py: corrective_unknown fix-title-tangled +3 -3 []",
  ]);
});

test("the files of the component that is linked take the share first", async () => {
  const lab = LedgerLab.create();
  lab.land("fix", 1, { "a/x.py": file(code("a", 1, 4)), "web-shop/y.py": file(code("b", 1, 4)) });
  const items = told({ says: "corrective", components: ["Web Shop"] }, { says: "other" });
  const { groups } = await lab.read({ fix: items });
  expect(groups("fix")).toEqual([
    "a/x.py: net no-noise-rule +4 -0 []",
    "web-shop/y.py: corrective_unknown fix-issue +4 -0 []",
  ]);
});
