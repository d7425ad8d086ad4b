import { expect, test } from "vitest";
import { placeBars, SPARK_HEIGHT } from "./prepare-bars.ts";

test("a gap and a zero draw nothing, and the smallest bar can still be seen", () => {
  const bars = placeBars([null, 0, 0.001, 1]);
  expect(bars.map(({ x }) => x)).toEqual([2, 3]);
  expect(bars[0]).toMatchObject({ height: 1, y: SPARK_HEIGHT - 1 });
  expect(bars[1]).toMatchObject({ height: SPARK_HEIGHT, y: 0 });
});
