import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_CALIBRATION } from "@/lib/model/calibration.ts";
import { DRIVERS } from "@/lib/model/complexity.ts";
import { calibrateScales } from "./calibrate-scales.ts";
import { type JudgedUnit, reweigh } from "./reweigh.ts";

const NONE = {
  scope: 0,
  structure: 0,
  spread: 0,
  boundary: 0,
  coupling: 0,
  hotspot: 0,
  novelty: 0,
  ambiguity: 0,
  deliberation: 0,
};

test("scales are what one in twenty exceeds, between half and twice the shipped", () => {
  const units = Array.from({ length: 201 }, (_, i) => ({
    ...NONE,
    scope: i * 3,
    structure: i * 10,
    spread: 1,
  }));
  expect(calibrateScales(DEFAULT_CALIBRATION, units.slice(2), "2026")).toBeNull();
  expect(calibrateScales(DEFAULT_CALIBRATION, units, "2026")).toEqual({
    ...DEFAULT_CALIBRATION,
    version: "2026",
    scales: {
      scope: 570,
      structure: 80,
      spread: 6,
      boundary: 4,
      coupling: 5,
      hotspot: 2.5,
      novelty: 2,
      ambiguity: 6,
      deliberation: 6,
    },
  });
});

test("weights follow what was judged, and stop at their bounds", () => {
  const share = (x: number, scale: number) => Math.min(1, Math.log2(1 + x) / Math.log2(1 + scale));
  const units = (scopeWorth: number) =>
    Array.from({ length: 60 }, (_, i): JudgedUnit => {
      const [scope, structure, boundary] = [(i * 37) % 400, (i * 11) % 40, (i * 5) % 8];
      const judged = scopeWorth * share(scope, 400) + 12 * share(structure, 40) + 11 * share(boundary, 8);
      return { x: { ...NONE, scope, structure, boundary }, judged };
    });
  const { weights } = reweigh(DEFAULT_CALIBRATION, units(21), "judged");
  for (const [driver, worth] of [
    ["scope", 21],
    ["structure", 12],
    ["boundary", 11],
  ] as const) {
    expect(weights[driver]).toBeCloseTo(worth, 1);
  }
  expect(reweigh(DEFAULT_CALIBRATION, units(90), "judged").weights.scope).toBeCloseTo(25, 9);
});

test("weights keep to their bounds and to a hundred, whatever was judged", () => {
  const x = fc.record(
    Object.fromEntries(DRIVERS.map((driver) => [driver, fc.integer({ min: 0, max: 500 })])),
  );
  const units = fc.array(fc.record({ x, judged: fc.integer({ min: -1_000, max: 1_000 }) }), { maxLength: 6 });
  fc.assert(
    fc.property(units, (some) => {
      const judged = some.map((unit) => ({ ...unit, x: { ...NONE, ...unit.x } }));
      const { weights } = reweigh(DEFAULT_CALIBRATION, judged, "v");
      expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 9);
      for (const driver of DRIVERS) {
        expect(weights[driver]).toBeGreaterThanOrEqual(0);
        expect(Math.abs(weights[driver] - DEFAULT_CALIBRATION.weights[driver])).toBeLessThanOrEqual(
          10 + 1e-9,
        );
      }
    }),
    { numRuns: 30 },
  );
});
