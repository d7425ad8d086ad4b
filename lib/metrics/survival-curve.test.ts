import { expect, test } from "vitest";
import type { LineLives } from "@/lib/model/fact.ts";
import { survivalCurve } from "./survival-curve.ts";
import { survivalRows } from "./survival-rows.ts";

const life = (changeId: string, censorDay: number, days: number[], deaths: number[]): LineLives => ({
  repoId: "r",
  changeId,
  composition: "agent",
  born: 4,
  censorDay,
  days,
  deaths,
});
const clustered = [
  life("a", 30, [3], [3]),
  life("b", 30, [12], [2]),
  life("c", 30, [], []),
  life("d", 30, [5], [4]),
];

test("reads the clustered worked example: 7 of 16 lines alive after 14 days", () => {
  const curve = survivalCurve(survivalRows(clustered));
  const at14 = curve.points.find(({ day }) => day === 14);
  expect(at14?.s).toBeCloseTo(0.4375, 9);
  expect(curve).toMatchObject({ nLines: 16, nChanges: 4, watchedDays: 30 });
});

test("a curve only falls, and its interval holds it", () => {
  const six = [...clustered, life("e", 30, [], []), life("f", 30, [7], [1])];
  const { points } = survivalCurve(survivalRows(six));
  points.forEach(({ s, low, high }, index) => {
    expect(s).toBeLessThanOrEqual(points[index - 1]?.s ?? 1);
    if (s === 1) return expect([low, high]).toEqual([null, null]);
    expect(low).toBeLessThan(s);
    expect(high).toBeGreaterThan(s);
  });
  expect(points.at(-1)?.s).toBeLessThan(1);
});

test("five changes give a curve and no interval", () => {
  const { points, nChanges } = survivalCurve(survivalRows([...clustered, life("e", 30, [], [])]));
  expect(nChanges).toBe(5);
  expect(points.at(-1)?.s).toBeCloseTo(0.55, 9);
  expect(points.every(({ low, high }) => low === null && high === null)).toBe(true);
});

test("nothing watched gives no curve and no mean", () => {
  expect(survivalCurve([])).toEqual({ nLines: 0, nChanges: 0, watchedDays: 0, points: [], rmst30: null });
});
