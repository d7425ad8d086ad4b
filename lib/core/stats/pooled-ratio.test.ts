import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pooledRatio } from "./pooled-ratio.ts";

const rows = (...pairs: [number, number][]) =>
  pairs.map(([numerator, denominator], place) => ({ cluster: `c${place}`, numerator, denominator }));

describe("pooled ratio", () => {
  test("is a ratio of sums and not a mean of ratios", () => {
    expect(pooledRatio(rows([100, 10], [900, 30])).value).toBe(25);
  });

  test("nothing over nothing is unknown, not zero", () => {
    expect(pooledRatio([])).toEqual({ value: null, clusters: 0, se: null, low: null, high: null });
    expect(pooledRatio(rows([0, 0])).value).toBeNull();
  });

  test("for equal clusters the standard error is that of the mean of their shares", () => {
    const result = pooledRatio(rows([1, 10], [2, 10], [6, 10], [3, 10], [2, 10], [4, 10]));
    const shares = [0.1, 0.2, 0.6, 0.3, 0.2, 0.4];
    const variance = shares.reduce((sum, share) => sum + (share - 0.3) ** 2, 0) / 5;
    expect(result.se).toBeCloseTo(Math.sqrt(variance / 6), 12);
    expect(result.low).toBeCloseTo(0.3 - 2.570581836 * Math.sqrt(variance / 6), 8);
  });

  test("fewer than six clusters get no interval", () => {
    const result = pooledRatio(rows([1, 10], [2, 10], [6, 10], [3, 10], [2, 10]));
    expect(result.value).toBeCloseTo(0.28, 12);
    expect([result.low, result.high]).toEqual([null, null]);
  });

  test("the rows of a cluster count as one, however they are cut and ordered", () => {
    const whole = rows([3, 10], [1, 20], [7, 30], [2, 8], [4, 12], [9, 40]);
    const cut = whole.flatMap((row) => [
      { ...row, numerator: 1, denominator: 2 },
      { ...row, numerator: row.numerator - 1, denominator: row.denominator - 2 },
    ]);
    expect(pooledRatio(cut.reverse()).se).toBeCloseTo(pooledRatio(whole).se ?? Number.NaN, 12);
  });

  test("the interval of a share holds it and stays between 0 and 1", () => {
    const pair = fc.tuple(fc.nat({ max: 500 }), fc.integer({ min: 1, max: 500 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 6, maxLength: 40 }), (pairs) => {
        const { value, low, high } = pooledRatio(
          rows(...pairs.map(([y, more]): [number, number] => [y, y + more])),
        );
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(value ?? Number.NaN);
        expect(high).toBeGreaterThanOrEqual(value ?? Number.NaN);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
