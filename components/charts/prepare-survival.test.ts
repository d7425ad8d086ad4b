import { expect, test } from "vitest";
import { WIDE } from "./chart-size.ts";
import {
  aliveAfter,
  bandAfter,
  placeSurvival,
  prepareSurvival,
  withoutInterval,
} from "./prepare-survival.ts";

const curve = {
  composition: "agent" as const,
  nLines: 1200,
  nChanges: 41,
  watchedDays: 60,
  points: [
    { day: 5, s: 0.9, low: 0.82, high: 0.95 },
    { day: 20, s: 0.8, low: 0.7, high: 0.88 },
  ],
  rmst30: { value: 26, low: 24, high: 28 },
};

test("reads a step curve between its steps and not beyond its end", () => {
  expect(aliveAfter(curve, 4)).toBe(1);
  expect(aliveAfter(curve, 19)).toBe(0.9);
  expect(aliveAfter(curve, 30)).toBe(0.8);
  expect(aliveAfter(curve, 61)).toBeNull();
  expect([1, 19, 30, 61].map((day) => bandAfter(curve, day))).toEqual([
    [1, 1],
    [0.82, 0.95],
    [0.7, 0.88],
    null,
  ]);
});

test("says where each composition stands at thirty days, with its basis", () => {
  expect(prepareSurvival([curve])).toMatchObject({
    summary: "Agent: 80 % of lines still stand after 30 days (1,200 lines of 41 changes).",
    floor: 0.7,
  });
});

test("keeps the fixed order of compositions whatever comes first", () => {
  const chart = prepareSurvival([curve, { ...curve, composition: "human" }]);
  expect(chart.state === "ready" && chart.curves.map(({ composition }) => composition)).toEqual([
    "human",
    "agent",
  ]);
});

test("a curve ends where its watching ends", () => {
  const [line] = placeSurvival([curve], 0.5, WIDE).lines;
  expect(line?.endX).toBeCloseTo(WIDE.left + (60 / 90) * (WIDE.width - WIDE.left - WIDE.right), 1);
});

test("with nothing watched, says so instead of drawing", () => {
  expect(prepareSurvival([])).toMatchObject({ state: "empty" });
});

test("a curve without an interval has no band, and says why", () => {
  const bare = {
    ...curve,
    nChanges: 5,
    points: curve.points.map((at) => ({ ...at, low: null, high: null })),
  };
  expect(prepareSurvival([bare])).toMatchObject({
    summary:
      "Agent: 80 % of lines still stand after 30 days (1,200 lines of 5 changes; too few changes for an interval).",
    floor: 0.8,
  });
  expect(placeSurvival([bare], 0.5, WIDE).lines[0]?.band).toBeNull();
  expect(placeSurvival([curve], 0.5, WIDE).lines[0]?.band).toContain("Z");
  expect([1, 19, 30].map((day) => bandAfter(bare, day))).toEqual([null, null, null]);
  const whole = { ...bare, nChanges: 41, points: [{ day: 9, s: 1, low: null, high: null }] };
  expect(withoutInterval(whole)).toBe("no interval where all lines fare alike");
});
