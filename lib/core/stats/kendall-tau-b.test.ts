import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kendallTauB } from "./kendall-tau-b.ts";

describe("Kendall's tau-b", () => {
  test("of swapped neighbours is the one that R gives", () => {
    expect(kendallTauB([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 4, 3, 6, 5, 8, 7])).toBeCloseTo(0.714285714286, 10);
  });

  test("counts a tie on neither side", () => {
    // Four pairs agree, none disagrees; of six pairs one is tied in a and another one in b.
    expect(kendallTauB([1, 2, 2, 3], [1, 2, 3, 3])).toBeCloseTo(4 / 5, 12);
  });

  test("is one with itself, turns its sign with the order and does not see the order of the items", () => {
    const items = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { maxLength: 30 });
    fc.assert(
      fc.property(items, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const tau = kendallTauB(a, b);
        expect(kendallTauB(a, a) ?? 1).toBe(1);
        expect(
          kendallTauB(
            a,
            b.map((value) => -value),
          ),
        ).toBe(tau === null ? null : 0 - tau);
        expect(kendallTauB([...a].reverse(), [...b].reverse())).toBe(tau);
      }),
    );
  });

  test("is not known where nothing varies", () => {
    expect(kendallTauB([1, 1], [1, 2])).toBeNull();
    expect(kendallTauB([], [])).toBeNull();
    expect(() => kendallTauB([1], [])).toThrow("both values");
  });
});
