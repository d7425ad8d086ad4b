import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newcombe } from "./newcombe.ts";

describe("Newcombe's interval", () => {
  test("56 of 70 against 48 of 80 is the published one", () => {
    const result = newcombe({ hits: 56, n: 70 }, { hits: 48, n: 80 });
    expect(result?.difference).toBeCloseTo(0.2, 12);
    expect(result?.low).toBeCloseTo(0.0524314724024, 10);
    expect(result?.high).toBeCloseTo(0.333872654037, 10);
  });

  test("nothing can be compared with nothing", () => {
    expect(newcombe({ hits: 0, n: 0 }, { hits: 1, n: 2 })).toBeNull();
    expect(newcombe({ hits: 1, n: 2 }, { hits: 0, n: 0 })).toBeNull();
  });

  test("holds the difference, stays between -1 and 1 and mirrors when the sides change places", () => {
    const proportion = fc
      .tuple(fc.nat({ max: 2000 }), fc.integer({ min: 1, max: 2000 }))
      .map(([hits, misses]) => ({ hits, n: hits + misses }));
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const [there, back] = [newcombe(a, b), newcombe(b, a)];
        if (there === null || back === null) throw new Error("both sides have trials");
        expect(there.low).toBeLessThanOrEqual(there.difference);
        expect(there.high).toBeGreaterThanOrEqual(there.difference);
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(back.low).toBeCloseTo(-there.high, 12);
      }),
    );
  });
});
