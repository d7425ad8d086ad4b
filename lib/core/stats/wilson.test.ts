import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wilson } from "./wilson.ts";

describe("Wilson's interval", () => {
  test.each([
    [81, 263, 0.255288519878, 0.366209576983],
    [0, 20, 0, 0.161125158053],
    [4, 50, 0.0315495140886, 0.188382469183],
    [15, 148, 0.0623863995307, 0.160487241723],
  ])("of %d in %d is the published one", (hits, n, low, high) => {
    const interval = wilson(hits, n);
    expect(interval?.[0]).toBeCloseTo(low, 10);
    expect(interval?.[1]).toBeCloseTo(high, 10);
  });

  test("holds the share, stays between 0 and 1 and mirrors when hits and misses change places", () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.nat({ max: 5000 }), (hits, misses) => {
        const n = hits + misses;
        const interval = wilson(hits, n);
        if (n === 0) return expect(interval).toBeNull();
        const [low, high] = interval ?? [Number.NaN, Number.NaN];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(high).toBeLessThanOrEqual(1);
        expect(1 - (wilson(misses, n)?.[1] ?? Number.NaN)).toBeCloseTo(low, 12);
      }),
    );
  });

  test("more hits than trials is a mistake of the caller", () => {
    expect(() => wilson(3, 2)).toThrow("3 of 2");
    expect(() => wilson(-1, 2)).toThrow();
  });
});
