import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isotonic } from "./isotonic.ts";

describe("the nearest rising sequence", () => {
  test("of the published example", () => {
    expect(isotonic([1, 3, 2, 4, 3.5, 6])).toEqual([1, 2.5, 2.5, 3.75, 3.75, 6]);
  });

  test("rises, keeps the sum, leaves a rising sequence as it is, and no rising sequence is nearer", () => {
    const number = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(fc.array(number), fc.array(number), (y, other) => {
        const fitted = isotonic(y);
        expect(fitted.every((value, place) => place === 0 || value >= (fitted[place - 1] ?? 0) - 1e-9)).toBe(
          true,
        );
        const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
        expect(sum(fitted)).toBeCloseTo(sum(y), 8);
        const sorted = [...y].sort((a, b) => a - b);
        expect(isotonic(sorted)).toEqual(sorted);
        const error = (values: readonly number[]): number =>
          sum(y.map((value, place) => (value - (values[place] ?? 0)) ** 2));
        const rival = y.map((_, place) => other[place] ?? 0).sort((a, b) => a - b);
        expect(error(fitted)).toBeLessThanOrEqual(error(rival) + 1e-6);
      }),
    );
  });
});
