import { expect, test } from "vitest";
import { barPath } from "./bar-path.ts";

test("each bar is a closed rectangle of its own", () => {
  const bars = [
    { x: 1, y: 2, width: 3, height: 4 },
    { x: 5, y: 0, width: 3, height: 6 },
  ];
  expect(barPath(bars)).toBe("M1 2h3v4h-3zM5 0h3v6h-3z");
});

test("nothing to draw is an empty path", () => {
  expect(barPath([])).toBe("");
});
