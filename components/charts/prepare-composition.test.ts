import { expect, test } from "vitest";
import { NARROW, WIDE } from "./chart-size.ts";
import { placeComposition, prepareComposition } from "./prepare-composition.ts";

const week = {
  week: "2026-W45",
  monday: "2026-11-02",
  unfinished: false,
  mix: { human: 1, hybrid: 2, agent: 1, unknown: 4 },
};
const gap = { week: "2026-W46", monday: "2026-11-09", unfinished: true, mix: null };

test("a week without changes is a gap, never a zero", () => {
  const chart = prepareComposition([week, gap]);
  expect(chart.state === "ready" && chart.columns.map(({ unknown }) => unknown)).toEqual([0.5, null]);
  expect(
    chart.state === "ready" && placeComposition(chart.columns, WIDE).bars.map(({ id }) => id.slice(0, 8)),
  ).not.toContain("2026-W46");
});

test("says in words what the picture shows, with both bounds", () => {
  expect(prepareComposition([week, gap])).toMatchObject({
    summary:
      "Over 2 weeks and 8 changes, the largest part is unknown at 50 %. AI took part in at least 38 % and at most 88 %. 1 week without a change is left blank.",
  });
});

test("with nothing to draw, says what to do next", () => {
  expect(prepareComposition([gap])).toMatchObject({
    state: "empty",
    message: expect.stringContaining("Choose") as string,
  });
});

test.each([
  ["a page", WIDE],
  ["a phone", NARROW],
])("two years of weeks stay inside the box of %s", (_name, box) => {
  const weeks = Array.from({ length: 104 }, (_, index) => ({ ...week, week: `w${index}` }));
  const chart = prepareComposition(weeks);
  if (chart.state !== "ready") throw new Error("expected a chart");
  for (const bar of placeComposition(chart.columns, box).bars) {
    expect(bar.x).toBeGreaterThanOrEqual(box.left);
    expect(bar.x + bar.width).toBeLessThanOrEqual(box.width);
    expect(bar.y + bar.height).toBeLessThanOrEqual(box.height - box.bottom);
  }
});
