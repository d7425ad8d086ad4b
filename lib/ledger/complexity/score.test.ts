import { expect, test } from "vitest";
import { DRIVERS, type Driver } from "@/lib/model/complexity.ts";
import { score } from "./score.ts";

const valuesOf = (x: Partial<Record<Driver, number>>) => {
  const of = (driver: Driver) => ({ x: x[driver] ?? 0, evidence: [] });
  return {
    scope: of("scope"),
    structure: of("structure"),
    spread: of("spread"),
    boundary: of("boundary"),
    coupling: of("coupling"),
    hotspot: of("hotspot"),
    novelty: of("novelty"),
    ambiguity: of("ambiguity"),
    deliberation: of("deliberation"),
  };
};

test.each([
  {
    name: "a feature",
    x: {
      scope: 120,
      structure: 9,
      spread: 3,
      boundary: 2,
      coupling: 1,
      hotspot: 1,
      ambiguity: 2,
      deliberation: 3,
    },
    points: 53.4355554462,
    parts: {
      scope: 12.0015550745,
      structure: 12.4009177775,
      spread: 10.8095261771,
      boundary: 10,
      coupling: 1.44532413159,
      hotspot: 1.93426403617,
      novelty: 0,
      ambiguity: 2.14158670516,
      deliberation: 2.70238154427,
    },
  },
  {
    name: "nine hundred lines that are all alike",
    x: { scope: 900, structure: 2 },
    points: 20.9167414497,
    parts: { scope: 15, structure: 5.91674144966, spread: 0 },
  },
  {
    name: "eighteen lines that move several services",
    x: {
      scope: 18,
      structure: 4,
      spread: 7,
      boundary: 6,
      coupling: 3,
      hotspot: 2,
      novelty: 1,
      ambiguity: 6,
      deliberation: 9,
    },
    points: 66.3547073114,
    parts: {
      scope: 7.36851333182,
      structure: 8.66786955268,
      spread: 16.2142892656,
      boundary: 17.7124374916,
      coupling: 2.89064826318,
      hotspot: 3.06573596383,
      novelty: 2.15338279037,
      ambiguity: 3.7932720648,
      deliberation: 4.48855858751,
    },
  },
])("scores $name", ({ x, points, parts }) => {
  const scored = score(valuesOf(x));
  expect(scored.points).toBeCloseTo(points, 8);
  for (const [driver, expected] of Object.entries(parts)) {
    expect(scored.parts.find((part) => part.driver === driver)?.points).toBeCloseTo(expected, 8);
  }
  expect(scored.milliPoints).toBe(Math.round(1_000 * points));
});

test("parts come in their order and sum to the score", () => {
  const scored = score(valuesOf({ scope: 7, spread: 2, novelty: 1 }));
  expect(scored.parts.map(({ driver }) => driver)).toEqual([...DRIVERS]);
  expect(scored.parts.reduce((sum, { points }) => sum + points, 0)).toBe(scored.points);
});

test("gives at most a hundred, and nothing for what is no number", () => {
  const all = Object.fromEntries(DRIVERS.map((driver) => [driver, 1e9]));
  expect(score(valuesOf(all)).points).toBeCloseTo(100, 10);
  expect(score(valuesOf({ scope: Number.NaN, spread: -3, boundary: Number.POSITIVE_INFINITY })).points).toBe(
    0,
  );
});

test.each([
  [2, 1.77],
  [4, 3.08],
  [10, 6.2],
])("four hundred lines told as %i units that nothing links gain %f times the size points", (units, gain) => {
  const scopeOf = (lines: number) => score(valuesOf({ scope: lines })).points;
  expect((units * scopeOf(400 / units)) / scopeOf(400)).toBeCloseTo(gain, 2);
  expect(gain).toBeLessThanOrEqual(units);
});
