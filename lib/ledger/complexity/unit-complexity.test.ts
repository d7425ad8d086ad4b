import { expect, test } from "vitest";
import { elementsOf, NO_HISTORY, type Texts } from "../../../tests/support/element-lab.ts";
import { unitComplexity } from "./unit-complexity.ts";

const FACTS = { history: NO_HISTORY, items: [], reviews: [], authors: new Set(["ann"]) };

const functions = (count: number, ...more: string[]) =>
  Array.from({ length: count }, (_, i) => [`fn work${i}`, ...more, `  done${i}`, "end"]).flat();

const scoreOf = (before: Texts, after: Texts) =>
  unitComplexity({ ...FACTS, changes: [elementsOf(before, after)] });

test("the example of the README", () => {
  const tables = { "pay/db/V1__orders.sql": ["table orders id:int"] };
  const before = (count: number): Texts => ({ "pay/api/main.ts": functions(count), ...tables });
  const after = (count: number): Texts => ({
    "pay/api/main.ts": functions(count, "  if late warn"),
    "pay/db/V1__orders.sql": ["table orders id:int", "table orders fee:int"],
  });
  const read = scoreOf(before(2), after(2));
  expect(
    read.parts.filter(({ x }) => x > 0).map(({ driver, x, evidence }) => ({ driver, x, evidence })),
  ).toEqual([
    { driver: "scope", x: 2, evidence: ["pay/api/main.ts: 2 lines", "pay/db/V1__orders.sql: 1 line"] },
    { driver: "structure", x: 2, evidence: ["pay/api/main.ts#work0: 1", "pay/api/main.ts#work1: 1"] },
    { driver: "boundary", x: 2, evidence: ["table orders: 2"] },
  ]);
  expect(read.points).toBeCloseTo(18.67, 2);
  expect(read.milliPoints).toBe(Math.round(read.points * 1_000));
  expect(scoreOf(before(40), after(40)).parts[1]?.x).toBe(3);
});

test("a unit of nothing scores nothing", () => {
  expect(unitComplexity({ ...FACTS, changes: [] })).toMatchObject({ points: 0, milliPoints: 0 });
});
