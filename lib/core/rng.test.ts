import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rngFrom } from "./rng.ts";

const take = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

describe("seeded randomness", () => {
  test("equal seeds tell the same story and different seeds another", () => {
    expect(take(50, rngFrom(7).next)).toEqual(take(50, rngFrom(7).next));
    expect(take(50, rngFrom(7).next)).not.toEqual(take(50, rngFrom(8).next));
  });

  test("the sequence of a seed never changes between versions", () => {
    const rng = rngFrom("assay");
    expect(take(6, () => rng.between(0, 999_999))).toMatchInlineSnapshot(`
      [
        528499,
        955555,
        954990,
        845071,
        663970,
        538333,
      ]
    `);
  });

  test("every draw stays inside its bounds", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: -1000, max: 1000 }),
        fc.nat({ max: 1000 }),
        (seed, low, span) => {
          const rng = rngFrom(seed);
          for (const value of take(20, () => rng.between(low, low + span))) {
            expect(Number.isInteger(value)).toBe(true);
            expect(value).toBeGreaterThanOrEqual(low);
            expect(value).toBeLessThanOrEqual(low + span);
          }
          for (const value of take(20, rng.next)) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThan(1);
          }
        },
      ),
    );
  });

  test("a shuffle keeps every item and leaves the list alone", () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer()), (seed, items) => {
        const before = [...items];
        const shuffled = rngFrom(seed).shuffle(items);
        expect(items).toEqual(before);
        const sorted = (list: number[]): number[] => [...list].sort((a, b) => a - b);
        expect(sorted(shuffled)).toEqual(sorted(before));
      }),
    );
  });

  test("a fork is its own sequence, however much was drawn before", () => {
    const drawn = rngFrom(1);
    take(100, drawn.next);
    expect(take(10, drawn.fork("reviews").next)).toEqual(take(10, rngFrom(1).fork("reviews").next));
    expect(take(10, rngFrom(1).fork("a").next)).not.toEqual(take(10, rngFrom(1).fork("b").next));
  });

  test("draws are as even, as likely and as wide as they claim", () => {
    const rng = rngFrom(42);
    const n = 20_000;
    const counts = [0, 0, 0, 0, 0];
    for (const face of take(n, () => rng.pick([0, 1, 2, 3, 4]))) counts[face] = (counts[face] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count / n - 0.2)).toBeLessThan(0.015);

    const hits = take(n, () => rng.chance(0.3)).filter(Boolean).length;
    expect(Math.abs(hits / n - 0.3)).toBeLessThan(0.015);

    const values = take(n, () => rng.normal(10, 2));
    const mean = values.reduce((a, b) => a + b, 0) / n;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1);
    expect(Math.abs(mean - 10)).toBeLessThan(0.06);
    expect(Math.abs(Math.sqrt(variance) - 2)).toBeLessThan(0.05);
  });

  test("nothing can be picked from nothing", () => {
    expect(() => rngFrom(1).pick([])).toThrow("empty list");
  });
});
