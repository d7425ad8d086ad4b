import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entropy, evenness } from "./entropy.ts";

describe("entropy", () => {
  test.each([
    [[10, 10], 1, 1],
    [[18, 2], 0.468995593589, 0.468995593589],
    [[98, 2], 0.141440542542, 0.141440542542],
    [[5, 5, 5, 5], 2, 1],
    [[30, 10], 0.811278124459, 0.811278124459],
  ])("of %j is %d bits", (counts, bits, share) => {
    expect(entropy(counts)).toBeCloseTo(bits, 10);
    expect(evenness(counts)).toBeCloseTo(share, 10);
  });

  test("lies between one place and all places alike, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 1 }), (counts) => {
        const bits = entropy(counts);
        expect(bits === null).toBe(counts.every((count) => count === 0));
        if (bits === null) return;
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(bits).toBeLessThanOrEqual(Math.log2(counts.length) + 1e-9);
        expect(entropy([...counts].reverse())).toBeCloseTo(bits, 10);
        expect(entropy([...counts, 0])).toBe(bits);
      }),
    );
  });

  test("of a single place is nought, of nothing not known", () => {
    expect(evenness([7])).toBe(0);
    expect(entropy([0, 0])).toBeNull();
    expect(() => entropy([-1, 2])).toThrow("not negative");
  });
});
