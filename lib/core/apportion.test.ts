import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion, apportionBig } from "./apportion.ts";

const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);
const someWeight = fc
  .array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 40 })
  .filter((weights) => sum(weights) > 0);

describe("apportionment by largest remainder", () => {
  test.each([
    [10_000, [1, 1, 1], [3334, 3333, 3333]],
    [15, [1, 1], [8, 7]],
    [42_000, [70, 10, 20], [29_400, 4200, 8400]],
    [10_000, [15, 60, 15, 5], [1579, 6316, 1579, 526]],
    [1000, [1, 1, 1], [334, 333, 333]],
    [20_000, [1, 1, 1, 1, 1, 1, 1], [2858, 2857, 2857, 2857, 2857, 2857, 2857]],
    [0, [3, 4], [0, 0]],
    [0, [0, 0], [0, 0]],
    [-15, [1, 1], [-8, -7]],
  ])("%d over %j gives %j", (total, weights, parts) => {
    expect(apportion(total, weights)).toEqual(parts);
  });

  test("the parts sum to the total exactly and each is within one of its quota", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), someWeight, (total, weights) => {
        const parts = apportion(total, weights);
        expect(sum(parts)).toBe(total);
        for (const [place, part] of parts.entries()) {
          expect(Math.abs(part - (total * (weights[place] ?? 0)) / sum(weights))).toBeLessThan(1 + 1e-6);
        }
      }),
    );
  });

  test("a place without weight receives nothing", () => {
    fc.assert(
      fc.property(fc.nat(), someWeight, (total, weights) => {
        expect(apportion(total, [...weights, 0]).at(-1)).toBe(0);
      }),
    );
  });

  test("totals whose products pass 2^53 stay exact", () => {
    const total = Number.MAX_SAFE_INTEGER;
    const parts = apportion(total, [Number.MAX_SAFE_INTEGER, 1, Number.MAX_SAFE_INTEGER - 1]);
    expect(parts.reduce((a, b) => a + BigInt(b), 0n)).toBe(BigInt(total));
    expect(apportionBig(10n ** 30n + 1n, [1n, 1n])).toEqual([5n * 10n ** 29n + 1n, 5n * 10n ** 29n]);
  });

  test("what cannot be split is refused rather than lost", () => {
    expect(() => apportion(5, [])).toThrow();
    expect(() => apportion(5, [0, 0])).toThrow();
    expect(() => apportion(1.5, [1])).toThrow();
    expect(() => apportion(5, [1, -1])).toThrow();
    expect(() => apportion(5, [0.5])).toThrow();
    expect(() => apportionBig(5n, [-1n])).toThrow();
  });
});
