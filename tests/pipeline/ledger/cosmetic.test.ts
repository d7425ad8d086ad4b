import { expect, test } from "vitest";
import { code, file } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

const OWN = code("own", 1, 10);

test("a formatter that wraps and joins lines in thirty files writes nothing", async () => {
  const lab = LedgerLab.create();
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  for (let k = 1; k <= 30; k++) {
    const call = (at: number) => [`const value${at} = call(`, `  first${k}, second${at});`];
    const joined = (at: number) => [`const value${at} = call(first${k}, second${at});`];
    const wide = Array.from({ length: 14 }, (_, at) => call(at)).flat();
    const tight = Array.from({ length: 14 }, (_, at) => joined(at)).flat();
    const extra = [`if (open${k}) {`, `  close${k}();`, "}"];
    before[`f${k}.ts`] = file(k <= 15 ? wide : tight, extra);
    after[`f${k}.ts`] = file(
      k <= 15 ? tight : wide,
      extra.map((line) => `\t${line}`),
    );
  }
  lab.land("o", 0, before);
  lab.land("prettier", 5, after);
  const { of, lives, end } = await lab.read();
  expect(of("prettier")).toEqual({ cosmetic: 15 * (14 + 28 + 6) * 2 });
  expect(of("o")).toEqual({ net: 15 * (28 + 3 + 14 + 3) });
  expect(lives("o").deaths).toEqual({});
  expect(lives("prettier").born).toBe(0);
  expect(
    end.groups.filter((group) => group.class === "cosmetic").every(({ rule }) => rule === "format"),
  ).toBe(true);
});

test("ten own lines wrapped in a condition, one of them changed: eighteen cosmetic, two rework, two net", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(OWN) });
  const inside = OWN.map((line, k) => (k === 4 ? "    own_5 = other(5, twice=True)" : `    ${line}`));
  lab.land("wrap", 5, { "a.py": file(["if ready_to_compute:"], inside, ["    finish_computing()"]) });
  const { of } = await lab.read();
  expect(of("wrap")).toEqual({ cosmetic: 18, rework: 2, net: 2 });
  expect(of("o")).toEqual({ net: 10 });
});

test("a block of ten own lines moved with two of them changed: sixteen cosmetic, four rework", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "old.py": file(code("stay", 1, 40), OWN) });
  lab.land("there", 1, { "new.py": file(code("there", 1, 40)) });
  const moved = OWN.map((line, k) => (k === 3 || k === 4 ? `${line} + changed(${k})` : line));
  lab.land("move", 5, {
    "old.py": file(code("stay", 1, 40)),
    "new.py": file(code("there", 1, 40), moved),
  });
  const { of } = await lab.read();
  expect(of("move")).toEqual({ cosmetic: 16, rework: 4 });
  expect(of("o")).toEqual({ net: 50 });
});

test("two lines are too few to be a move", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "old.py": file(code("stay", 1, 40), OWN.slice(0, 2)) });
  lab.land("move", 5, { "old.py": file(code("stay", 1, 40)), "new.py": file(OWN.slice(0, 2)) });
  const { of } = await lab.read();
  expect(of("move")).toEqual({ non_surviving: 2, net: 2 });
});

test("moved lines keep their age, whoever changes them next", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "old.py": file(code("stay", 1, 40), OWN) });
  lab.land("move", 19, { "old.py": file(code("stay", 1, 40)), "new.py": file(OWN) });
  lab.land("young", 21, { "new.py": file(["x = early()"], OWN.slice(1)) });
  lab.land("old", 22, { "new.py": file(["x = early()", "y = late()"], OWN.slice(2)) });
  const { of, lives } = await lab.read();
  expect(of("move")).toEqual({ cosmetic: 20 });
  expect(of("young")).toEqual({ rework: 2 });
  expect(of("old")).toEqual({ net: 2 });
  expect(lives("o")).toEqual({ born: 50, deaths: { 21: 1, 22: 1 } });
});

test("imports in another order are the same imports", async () => {
  const lab = LedgerLab.create();
  const [a, b, c] = ["import alpha", "import beta.gamma", "from delta import epsilon"] as const;
  lab.land("o", 0, { "a.py": file([a, b, c], OWN) });
  lab.land("sort", 5, { "a.py": file([c, a, b], OWN) });
  const { of } = await lab.read();
  expect(of("sort")).toEqual({ cosmetic: 2 });
  expect(of("o")).toEqual({ net: 13 });
});

test("a hunk that changes nothing but comments is cosmetic in code, and work in documents", async () => {
  const lab = LedgerLab.create();
  const doc = ["# Title", "Words that explain.", "More words that explain."];
  lab.land("o", 0, { "a.py": file(["# Says one thing."], OWN), "guide.md": file(doc) });
  lab.land("comment", 40, {
    "a.py": file(["# Says another thing.", "# And a third."], OWN),
    "guide.md": file(doc.slice(0, 2), ["Other words that explain."]),
  });
  const { of } = await lab.read();
  expect(of("comment")).toEqual({ cosmetic: 3, maintenance_low: 2 });
});

test("comments that come with code are part of the code", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(OWN) });
  lab.land("c", 40, { "a.py": file(OWN, ["# Why it is so.", "extra = compute('extra', 1)"]) });
  expect((await lab.read()).of("c")).toEqual({ net: 2 });
});

test("line ends that turn from one kind to the other write nothing", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(OWN) });
  lab.land("crlf", 5, { "a.py": file(OWN).replaceAll("\n", "\r\n") });
  lab.land("lf", 6, { "a.py": file(OWN) });
  const { of, lives } = await lab.read();
  expect(of("crlf")).toEqual({ cosmetic: 20 });
  expect(of("lf")).toEqual({ cosmetic: 20 });
  expect(lives("o")).toEqual({ born: 10, deaths: {} });
});

test("thousands of braces that change their file are found to be nothing without hanging", async () => {
  const lab = LedgerLab.create();
  const braces = Array.from({ length: 30_000 }, () => "}");
  lab.land("o", 0, { "a.js": file(braces), "b.js": file(code("b", 1, 9)) });
  lab.land("move", 5, { "a.js": null, "b.js": file(code("b", 1, 9), braces, code("c", 1, 40_000)) });
  const { of, live } = await lab.read();
  expect(Object.values(of("move")).reduce((sum, atoms) => sum + atoms, 0)).toBe(100_000);
  expect(live["b.js"]).toBe(70_009);
});
