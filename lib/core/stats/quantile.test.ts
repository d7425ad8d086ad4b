import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantile } from "./quantile.ts";

const upTo = (n: number): number[] => Array.from({ length: n }, (_, place) => place + 1);

describe("quantile of type 7", () => {
  test.each([
    [upTo(4), 0.85, 3.55],
    [upTo(10), 0.85, 8.65],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[7], 0.85, 7],
    [[5, 5, 9], 0, 5],
    [[5, 5, 9], 1, 9],
  ])("of %j at %d is %d", (values, p, expected) => {
    expect(quantile(values, p)).toBeCloseTo(expected, 12);
  });

  test("nothing has no quantile", () => {
    expect(quantile([], 0.5)).toBeNull();
  });

  test("lies between the extremes, never falls as p grows and does not depend on order", () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1 }), share, share, (values, a, b) => {
        const low = quantile(values, Math.min(a, b)) ?? Number.NaN;
        const high = quantile(values, Math.max(a, b)) ?? Number.NaN;
        expect(low).toBeLessThanOrEqual(high + 1e-6);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(quantile([...values].reverse(), a)).toBe(quantile(values, a));
      }),
    );
  });

  test("a place outside 0 to 1 is a mistake of the caller", () => {
    expect(() => quantile([1], 1.5)).toThrow();
    expect(() => quantile([1], Number.NaN)).toThrow();
  });
});
