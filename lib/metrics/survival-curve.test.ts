import { expect, test } from "vitest";
import type { LineLives } from "@/lib/model/fact.ts";
import { survivalCurve } from "./survival-curve.ts";

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
  const curve = survivalCurve(clustered);
  const at14 = curve.points.find(({ day }) => day === 14);
  expect(at14?.s).toBeCloseTo(0.4375, 9);
  expect(curve).toMatchObject({ nLines: 16, nChanges: 4, watchedDays: 30 });
});

test("a curve only falls, and its interval holds it", () => {
  const { points } = survivalCurve(clustered);
  points.forEach(({ s, low, high }, index) => {
    expect(s).toBeLessThanOrEqual(points[index - 1]?.s ?? 1);
    expect(low).toBeLessThanOrEqual(s);
    expect(high).toBeGreaterThanOrEqual(s);
  });
});

test("nothing watched gives no curve and no mean", () => {
  expect(survivalCurve([])).toEqual({ nLines: 0, nChanges: 0, watchedDays: 0, points: [], rmst30: null });
});
