import { expect, test } from "vitest";
import { code, file, rewritten } from "../../support/code-lines.ts";
import { foldTeams } from "../../support/fold-teams.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

const TEN = code("ten", 1, 10);
const start = { "a.py": file(TEN) };
const replaced = { "a.py": file(rewritten(TEN, 1, 6)) };

test.each([
  ["on the fifth day is rework", 5, { rework: 12 }],
  ["on the last second of the twenty-first day is rework", 21, { rework: 12 }],
  ["on the twenty-second day is not", 22, { net: 12 }],
])("rewriting six own lines %s", async (_, day, expected) => {
  const lab = LedgerLab.create();
  lab.land("o", 0, start);
  lab.land("c", day, replaced);
  const { of } = await lab.read();
  expect(of("c")).toEqual(expected);
  expect(of("o")).toEqual({ net: 10 });
});

test("another team's rewrite is no rework", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, start);
  lab.land("c", 5, replaced);
  const of = await foldTeams(lab, { c: 1 });
  expect([of("o"), of("c")]).toEqual([{ net: 10 }, { net: 12 }]);
});

test("code that was reverted and landed again is as young as the landing", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, start);
  lab.revert("r", 1, "o", { "a.py": null });
  lab.revert("again", 40, "r", start);
  lab.land("fix", 42, replaced);
  const { of, lives } = await lab.read();
  expect(of("o")).toEqual({ net: 10 });
  expect(of("fix")).toEqual({ rework: 12 });
  expect(lives("o")).toEqual({ born: 10, deaths: { 1: 0, 42: 6 } });
  expect(lives("again").born).toBe(0);
});

test("code that another team landed again belongs to the team that wrote it", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, start);
  lab.revert("r", 1, "o", { "a.py": null });
  lab.revert("again", 40, "r", start);
  lab.land("fix", 42, replaced);
  const of = await foldTeams(lab, { r: 1, again: 1, fix: 1 });
  expect(of("fix")).toEqual({ net: 12 });
});

test("a promotion in between does not make code young again", async () => {
  const lab = LedgerLab.create();
  lab.branch("develop").land("o", 0, start);
  lab.on("main").land("promote", 9, {}, { merges: "develop" });
  lab.on("develop").land("c", 25, replaced);
  const { of, end } = await lab.read();
  expect(end.landing).toBe("develop");
  expect(of("promote")).toEqual({ promotion: 10 });
  expect(of("c")).toEqual({ net: 12 });
});

test("a release branch inherits the age of the lines it grew from", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, start);
  lab.branch("release/1.0").on("main");
  lab.land("main1", 2, { "a.py": null });
  lab.on("release/1.0").land("young", 5, replaced);
  lab.land("old", 25, { "a.py": file(rewritten(TEN, 1, 6), code("more", 1, 1)).replace("ten_7", "seven") });
  const { of } = await lab.read();
  expect(of("young")).toEqual({ rework: 12 });
  expect(of("old")).toEqual({ net: 3 });
});

test("one change of every kind: the lock file is generated, the indent cosmetic, the rest rework and net", async () => {
  const lab = LedgerLab.create();
  const [lock, b, a] = [code("lock", 1, 400), code("b", 1, 12), code("a", 1, 40)];
  lab.land("old", -400, {
    "package-lock.json": file(lock.slice(0, 380)),
    "b.py": file(b),
    "a.py": file(a.slice(0, 20)),
  });
  lab.land("young", -5, { "a.py": file(a.slice(0, 26)) });
  const next = [...rewritten(a.slice(0, 26), 17, 26), ...code("extra", 1, 20)];
  lab.land("c1", 0, {
    "package-lock.json": file(rewritten(lock, 1, 400)),
    "b.py": file(b.map((line) => `  ${line}`)),
    "a.py": file(next),
  });
  const { of } = await lab.read();
  expect(of("c1")).toEqual({ generated: 780, cosmetic: 24, rework: 12, net: 28 });
});
