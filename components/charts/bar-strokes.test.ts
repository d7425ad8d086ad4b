import { expect, test } from "vitest";
import { barStrokes } from "./bar-strokes.ts";

test("each bar is a stroke of its own through its middle, from its foot to its top", () => {
  const bars = [
    { x: 1, y: 2, width: 3, height: 4 },
    { x: 5, y: 0, width: 3, height: 6 },
  ];
  expect(barStrokes(bars)).toEqual({ d: "M2.5 6V2M6.5 6V0", strokeWidth: 3 });
});

test("sums of floating point are no longer than they must be", () => {
  expect(barStrokes([{ x: 45.14, y: 12.1, width: 10.41, height: 208.2 }]).d).toBe("M50.345 220.3V12.1");
});

test("nothing to draw is an empty path", () => {
  expect(barStrokes([])).toEqual({ d: "", strokeWidth: 0 });
});
