import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SIGNAL_FAMILIES, type Signal } from "@/lib/model/composition.ts";
import { combine, noisyOr } from "./combine.ts";

const signal = (family: Signal["family"], p: number, points: Signal["points"] = "hybrid"): Signal => ({
  rule: "r",
  family,
  tool: null,
  model: null,
  where: "w",
  sha: null,
  p,
  points,
  quote: "",
});

const signals = fc.array(
  fc
    .record({ family: fc.constantFrom(...SIGNAL_FAMILIES), p: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ family, p }) => signal(family, p)),
);

describe("combining signals", () => {
  test.each([
    [[0.3, 0.6], 0.72],
    [[0.95], 0.95],
    [[0.3, 0.3, 0.3], 0.657],
    [[], 0],
  ])("%j together are %d", (chances, expected) => {
    expect(noisyOr(chances)).toBeCloseTo(expected, 12);
  });

  test("different families add up and inside a family only the strongest counts", () => {
    expect(combine([signal("branch", 0.3), signal("usage", 0.6)])).toBeCloseTo(0.72, 12);
    expect(combine([signal("text", 0.3), signal("text", 0.6), signal("text", 0.6)])).toBeCloseTo(0.6, 12);
  });

  test("reviews and plain bots say nothing about AI content", () => {
    expect(combine([signal("text", 0.9, "review"), signal("account", 0.9, "automation")])).toBeNull();
    expect(combine([])).toBeNull();
  });

  test("does not depend on order, repetition changes nothing and one more signal never lowers it", () => {
    fc.assert(
      fc.property(signals, signals, (some, more) => {
        const p = combine(some) ?? 0;
        expect(combine([...some].reverse()) ?? 0).toBe(p);
        expect(combine([...some, ...some]) ?? 0).toBe(p);
        expect(combine([...some, ...more]) ?? 0).toBeGreaterThanOrEqual(p - 1e-12);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});
