import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CouplingIndex } from "./change-coupling.ts";
import { historyComplexity, periodComplexity } from "./history-complexity.ts";
import { maintainability } from "./maintainability.ts";
import { recentExperience } from "./recent-experience.ts";
import type { RiskChange, RiskFile } from "./risk-change.ts";
import { RiskIndex } from "./risk-index.ts";

const DAY = 86_400;
const YEAR = 365.25 * DAY;
const file = (path: string, more: Partial<RiskFile> = {}): RiskFile => ({
  path,
  from: null,
  added: 10,
  removed: 0,
  linesBefore: 0,
  ...more,
});
const change = (id: string, day: number, author: string, files: readonly RiskFile[]): RiskChange => ({
  id,
  at: day * DAY,
  author,
  isFix: false,
  files,
});

describe("the measures of a change", () => {
  test("are those of its size and of the past of its files and its author", () => {
    const index = new RiskIndex();
    index.add(change("1", 0, "ana", [file("pay/a.ts"), file("pay/b.ts")]));
    index.add(change("2", 10, "ben", [file("pay/a.ts"), file("ui/c.ts")]));
    index.add(change("3", 20, "ana", [file("ui/c.ts")]));
    const files = [
      file("pay/a.ts", { added: 20, removed: 10, linesBefore: 40 }),
      file("ui/c.ts", { added: 4, removed: 6, linesBefore: 20 }),
    ];
    const measured = index.add({ ...change("4", 30, "ana", files), isFix: true });
    expect(measured).toMatchObject({ ns: 2, nd: 2, nf: 2, la: 24, ld: 16, lt: 30, fix: true });
    expect(measured).toMatchObject({ ndev: 2, nuc: 3, ageDays: 15, exp: 2, sexp: 2, rexp: 2 });
    expect([measured.entropy, measured.evenness]).toEqual([
      expect.closeTo(0.811278124459, 10),
      expect.closeTo(0.811278124459, 10),
    ]);
    expect([measured.laByLt, measured.ldByLt]).toEqual([24 / 30, 16 / 30]);
  });

  test("keep the past of a file that is renamed, and know of none where all is new", () => {
    const index = new RiskIndex();
    expect(index.add(change("1", 0, "ana", [file("a.ts")]))).toMatchObject({
      ndev: 0,
      nuc: 0,
      ageDays: null,
      exp: 0,
      laByLt: null,
    });
    index.add(change("2", 5, "ben", [file("lib/a.ts", { from: "a.ts" })]));
    expect(index.add(change("3", 9, "cem", [file("lib/a.ts")]))).toMatchObject({
      ndev: 2,
      nuc: 2,
      ageDays: 4,
    });
    expect(index.add(change("4", 9, "cem", [file("a.ts")]))).toMatchObject({ ndev: 0, nuc: 0 });
  });

  test("are the same whether changes are told at once or looked up by hand", () => {
    const anyFile = fc.constantFrom("a/x", "a/y", "b/z", "w").map((path) => file(path));
    const anyPast = fc.array(
      fc.record({
        author: fc.constantFrom("ana", "ben"),
        files: fc.uniqueArray(anyFile, { selector: ({ path }) => path, minLength: 1 }),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(anyPast, (past) => {
        const index = new RiskIndex();
        const told = past.map(({ author, files }, day) => change(String(day), day, author, files));
        for (const [place, now] of told.entries()) {
          const paths = new Set(now.files.map(({ path }) => path));
          const met = told.slice(0, place).filter(({ files }) => files.some(({ path }) => paths.has(path)));
          const own = told.slice(0, place).filter(({ author }) => author === now.author);
          const folders = new Set([...paths].map((path) => path.split("/").slice(0, -1)[0]));
          const near = own.filter(({ files }) =>
            files.some(({ path }) => folders.has(path.split("/").slice(0, -1)[0])),
          );
          expect(index.add(now)).toMatchObject({
            nuc: met.length,
            ndev: new Set(met.map(({ author }) => author)).size,
            exp: own.length,
            sexp: near.length,
          });
        }
      }),
    );
  });
});

test("three changes this year and two of two years ago are an experience of 3.6667", () => {
  const years = [2.5, 2.2, 0.9, 0.5, 0];
  expect(
    recentExperience(
      years.map((ago) => -ago * YEAR),
      0,
    ),
  ).toBeCloseTo(3.66666666667, 10);
  expect(recentExperience([], 0)).toBe(0);
});

test("a period of 30 and 10 lines gives its files 0.6085 and 0.2028, and half of it 90 days later", () => {
  const period = {
    at: 0,
    lines: new Map([
      ["a", 30],
      ["b", 10],
    ]),
  };
  expect(periodComplexity(period).get("a")).toBeCloseTo(0.6085, 4);
  expect(periodComplexity(period).get("b")).toBeCloseTo(0.2028, 4);
  expect(historyComplexity([period], 90 * DAY).get("a")).toBeCloseTo(0.6085 / 2, 4);
  expect(historyComplexity([period, { ...period, at: 90 * DAY }], 90 * DAY).get("b")).toBeCloseTo(
    0.2028 * 1.5,
    4,
  );
});

describe("files that change together", () => {
  test("12 and 10 changes, 8 of them shared, are 72 per cent, 0.6667 one way and 0.80 the other", () => {
    const index = new CouplingIndex();
    for (let n = 0; n < 8; n += 1) index.add(["A", "B"]);
    for (let n = 0; n < 4; n += 1) index.add(["A"]);
    for (let n = 0; n < 2; n += 1) index.add(["B", "C"]);
    const { degree, aToB, bToA } = index.between("B", "A");
    expect(degree).toBe(72);
    expect([aToB, bToA]).toEqual([expect.closeTo(2 / 3, 12), expect.closeTo(0.8, 12)]);
    expect(index.coupled().map(({ a, b }) => a + b)).toEqual(["AB"]);
  });

  test("are not told by changes of more than thirty files", () => {
    const index = new CouplingIndex();
    const many = Array.from({ length: 31 }, (_, place) => `f${place}`);
    for (let n = 0; n < 9; n += 1) index.add(many);
    expect(index.coupled()).toEqual([]);
    for (let n = 0; n < 5; n += 1) index.add(["f0", "f1"]);
    expect(index.coupled()).toMatchObject([{ degree: 100, shared: 5 }]);
  });
});

test("code gets easier to keep by lines that come into small functions and go out of large ones", () => {
  const of = (lines: number, complexity = 1, parameters = 1) => ({ lines, complexity, parameters });
  expect(maintainability([{ before: [of(40)], after: [of(10), of(12), of(14)] }])).toEqual({
    size: 1,
    complexity: 0,
    parameters: 0,
  });
  expect(maintainability([{ before: [], after: [of(30, 9, 4), of(10, 1, 1)] }])).toEqual({
    size: 0.25,
    complexity: 0.25,
    parameters: 0.25,
  });
  expect(maintainability([null, { before: [of(5)], after: [of(5)] }])).toEqual({
    size: null,
    complexity: null,
    parameters: null,
  });
});
