import { describe, expect, test } from "vitest";
import { hashParams } from "@/lib/core/hash.ts";
import type { Fact } from "@/lib/model/fact.ts";
import type { Figure } from "@/lib/model/figure.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { FACT_NAMES } from "@/lib/model/metric-read.ts";
import { formulaOf } from "./formula.ts";
import { measure, measureSurvival } from "./measure.ts";
import { examplePoints, measurePoints } from "./measure-points.ts";
import { measureSurface } from "./measure-surface.ts";
import type { Example, Metric } from "./metric.ts";
import { metricParams } from "./metric-params.ts";
import { metricById, metrics } from "./registry.ts";
import { exampleFact } from "./sums.ts";

const READING = { asOf: 1_772_409_600, paramsHash: "0".repeat(16), evidenceRef: "/explain" };

type Rows = Pick<Example, "facts" | "lives" | "points" | "surface">;
const NO_SURFACE = { events: [], delivered: [] };
function figure(metric: Metric, { facts = [], lives = [], points = [], surface = NO_SURFACE }: Rows): Figure {
  if (metric.read.as === "surface") return measureSurface(metric, surface, READING);
  if (metric.read.as === "points") return measurePoints(metric, points, READING);
  return metric.read.as === "survival"
    ? measureSurvival(metric, lives, READING)
    : measure(metric, facts, READING);
}

const isAdditive = ({ read }: Metric) => read.as === "sum" || read.as === "ratio-of-sums";

describe.each(metrics.map((metric) => [metric.id, metric] as const))("%s", (_id, metric) => {
  test.each(metric.examples)("$because", (example) => {
    const { value, ciLow, ciHigh, missing } = figure(metric, example);
    if (example.expect === null) {
      expect(value).toBeNull();
      expect(missing).not.toBeNull();
    } else {
      expect(value).toBeCloseTo(example.expect, 9);
      expect(missing).toBeNull();
    }
    if (example.low !== undefined) expect(ciLow).toBeCloseTo(example.low ?? Number.NaN, 4);
    if (example.high !== undefined) expect(ciHigh).toBeCloseTo(example.high ?? Number.NaN, 4);
  });

  test("gives the same answer whatever order its rows arrive in", () => {
    for (const { facts = [], lives = [], points = [], surface = NO_SURFACE } of metric.examples) {
      const rows = { facts: facts.toReversed(), lives: lives.toReversed(), points: points.toReversed() };
      const axes = { events: surface.events.toReversed(), delivered: surface.delivered.toReversed() };
      const turned = figure(metric, { ...rows, surface: axes });
      expect(turned.value ?? -1).toBeCloseTo(
        figure(metric, { facts, lives, points, surface }).value ?? -1,
        12,
      );
    }
  });

  test("answers an empty window the way it says it does", () => {
    const { value, status } = figure(metric, {});
    expect(value).toBe(metric.whenEmpty === "zero" ? 0 : null);
    if (value === null) expect(status).toBe("insufficient");
  });

  test("keeps its value between its bounds", () => {
    for (const example of metric.examples) {
      const { value, ciLow, ciHigh } = figure(metric, example);
      if (value === null || ciLow === null || ciHigh === null) continue;
      expect(ciLow).toBeLessThanOrEqual(value);
      expect(ciHigh).toBeGreaterThanOrEqual(value);
    }
  });

  test("dates its formula, newest first", () => {
    const versions = metric.history.map((entry) => entry.version);
    expect(versions).toEqual(versions.toSorted((a, b) => b - a));
    expect(new Set(versions).size).toBe(versions.length);
    for (const { date } of metric.history) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test("explains itself: definition, formula, limits, prohibited uses, and another metric to stand beside it", () => {
    expect(metric.definition.length).toBeGreaterThan(60);
    expect(formulaOf(metric)).toMatch(/^[A-Z].*\.$/);
    expect(metric.limits.length).toBeGreaterThan(0);
    expect(metric.prohibited.length).toBeGreaterThan(0);
    expect(metricById(metric.counter)).not.toBeNull();
    expect(metric.counter).not.toBe(metric.id);
  });
});

test.each(metrics.filter(isAdditive).map((metric) => [metric.id, metric] as const))(
  "%s gives the same answer however the week is sliced",
  (_id, metric) => {
    for (const { facts = [] } of metric.examples) {
      expect(figure(metric, { facts: facts.flatMap(split) })).toEqual(figure(metric, { facts }));
    }
  },
);

test("no two metrics share an id", () => {
  expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
});

test("an id that no metric has is not found", () => {
  expect(metricById("lines-per-person")).toBeNull();
});

test("the parameters of all metrics can be hashed", () => {
  expect(hashParams(metricParams())).toMatch(/^[0-9a-f]{16}$/);
});

test("the families of the ledger cover gross: net, noise and dependency shares add up to one", () => {
  const facts = LEDGER_CLASSES.map((name, index) => exampleFact({ gross: index + 1, [name]: index + 1 }));
  const value = (id: string) => {
    const metric = metricById(id);
    return metric === null ? Number.NaN : (measure(metric, facts, READING).value ?? Number.NaN);
  };
  expect(value("net-share") + value("noise-share") + value("dependency-share")).toBeCloseTo(1, 12);
});

/** Two facts of whole numbers that add up to the one. */
function split(fact: Fact): [Fact, Fact] {
  const halves = FACT_NAMES.map((name) => [name, Math.floor(fact[name] / 2)] as const);
  const rests = halves.map(([name, half]) => [name, fact[name] - half] as const);
  return [
    { ...fact, ...Object.fromEntries(halves) },
    { ...fact, ...Object.fromEntries(rests) },
  ];
}

test("a number in points says of how much it is weighed, and is provisional until all is", () => {
  const netPoints = metricById("net-points");
  if (netPoints === null) throw new Error("no such metric");
  const said = (changes: number) =>
    measurePoints(
      netPoints,
      [examplePoints({ changes, weighed: 3, settled: 3, units: 2, net: 5_000 })],
      READING,
    );
  expect(said(4)).toMatchObject({ value: 5, n: 3, nClusters: 2, coverage: 0.75, status: "provisional" });
  expect(said(4).caveats.join()).toContain("75 % of the changes are weighed");
  expect(said(3)).toMatchObject({ coverage: 1, status: "settled", caveats: [] });
  expect(measurePoints(netPoints, [examplePoints({ changes: 4 })], READING)).toMatchObject({
    value: null,
    missing: "no_source",
    coverage: 0,
  });
});
