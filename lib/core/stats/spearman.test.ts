import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { midRanks } from "./mid-ranks.ts";
import { spearman } from "./spearman.ts";

describe("Spearman's rank correlation", () => {
  test("of swapped neighbours is the one that R gives", () => {
    expect(spearman([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 4, 3, 6, 5, 8, 7])).toBeCloseTo(0.904761904762, 10);
  });

  test("equal values share the mean of their places", () => {
    expect(midRanks([10, 30, 10, 20, 30, 30])).toEqual([1.5, 5, 1.5, 3, 5, 5]);
  });

  test("sees the order only, and is one with itself", () => {
    const items = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -5, max: 5 })));
    fc.assert(
      fc.property(items, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const plain = spearman(a, b);
        const stretched = spearman(
          a.map((value) => value ** 3),
          b.map((value) => 2 * value - 1),
        );
        expect(stretched).toBe(plain);
        expect(spearman(a, a) ?? 1).toBeCloseTo(1, 12);
        expect(plain === null || Math.abs(plain) <= 1 + 1e-12).toBe(true);
      }),
    );
  });

  test("is not known where nothing varies", () => {
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(spearman([1], [1])).toBeNull();
    expect(() => spearman([1], [1, 2])).toThrow("both values");
  });
});
