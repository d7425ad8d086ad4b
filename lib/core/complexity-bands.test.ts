import { expect, test } from "vitest";
import { bandCuts, bandOf, FIXED_CUTS } from "./complexity-bands.ts";

test.each([
  [0, "S"],
  [14.999, "S"],
  [15, "M"],
  [30, "L"],
  [49.9, "L"],
  [50, "XL"],
  [100, "XL"],
] as const)("%f points are %s by the fixed cuts", (points, band) => {
  expect(bandOf(points, FIXED_CUTS)).toBe(band);
});

test("cuts are the organisation's own from two hundred units on", () => {
  const scores = Array.from({ length: 200 }, (_, i) => i / 2);
  expect(bandCuts(scores.slice(1))).toEqual(FIXED_CUTS);
  const cuts = bandCuts(scores);
  for (const [place, cut] of [49.75, 79.6, 94.525].entries()) expect(cuts[place]).toBeCloseTo(cut, 10);
  const counts = new Map<string, number>();
  for (const points of scores) counts.set(bandOf(points, cuts), (counts.get(bandOf(points, cuts)) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({ S: 100, M: 60, L: 30, XL: 10 });
});
