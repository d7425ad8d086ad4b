import { expect, test } from "vitest";
import type { PointRow } from "@/lib/core/cells-reader.ts";
import { examplePoints } from "@/lib/metrics/measure-points.ts";
import type { CompositionClass } from "@/lib/model/composition-class.ts";
import { FAMILY_POLICY } from "@/lib/model/ledger-class.ts";
import type { PointName } from "@/lib/model/metric-read.ts";
import { measureUnder, shapePoints } from "./shape-points.ts";

const cell = (
  week: string,
  composition: CompositionClass,
  counts: Partial<Record<PointName, number>>,
): PointRow => ({
  by: { week, composition },
  ...examplePoints(counts),
});
const cells = [
  cell("2026-W10", "agent", { changes: 2, weighed: 2, settled: 2, units: 1, net: 9_000, reverted: 1_000 }),
  cell("2026-W10", "human", { changes: 1, weighed: 1, settled: 1, units: 1, net: 4_000 }),
  cell("2026-W11", "agent", { changes: 3, weighed: 1, units: 1, net: 500, corrective_unknown: 1_500 }),
];
const families = FAMILY_POLICY.family;
const shape = (some: readonly PointRow[], settled = ["2026-W10"], policy = families) =>
  shapePoints(some, {
    weeks: ["2026-W10", "2026-W11"],
    settled,
    open: ["2026-W11"],
    families: policy,
    figure: (metric, own, weeks) =>
      measureUnder(metric, own, policy, { asOf: 0, paramsHash: "", evidenceRef: weeks.join() }),
  });

test("settled weeks are the headline, and what came since stands beside it with what is still missing", () => {
  const { net, netSince, settledTo, changes, weighed, weighedShare } = shape(cells);
  expect(net).toMatchObject({ value: 13, status: "settled", n: 3, nClusters: 2, evidenceRef: "2026-W10" });
  expect(netSince).toMatchObject({ value: 0.5, status: "provisional", coverage: 1 / 3 });
  expect([settledTo, changes, weighed, weighedShare.value]).toEqual(["2026-W10", 6, 4, 4 / 6]);
});

test("the waterfall and the compositions sum to the same thousandths, and the steps close", () => {
  const { waterfall, byComposition } = shape(cells);
  expect(waterfall).toMatchObject({ gross: 16_000, net: 13_500, noise: 2_500, sustaining: 0 });
  expect(waterfall.classes.find(({ name }) => name === "net")).toMatchObject({
    atoms: 13_500,
    openAtoms: 500,
    byWeek: [13_000, 500],
  });
  expect(byComposition).toEqual([
    { name: "human", changes: 1, weighed: 1, gross: 4_000, net: 4_000 },
    { name: "agent", changes: 5, weighed: 3, gross: 12_000, net: 9_500 },
  ]);
});

test("an organisation that counts fixes of unknown origin as net sees them in every number", () => {
  const policy = { ...families, corrective_unknown: "net" } as const;
  const { netSince, waterfall, byComposition } = shape(cells, ["2026-W10"], policy);
  expect([netSince?.value, waterfall.net, byComposition[1]?.net]).toEqual([2, 15_000, 11_000]);
});

test("where nothing is settled the whole window is the headline, and where nothing is weighed it says so", () => {
  expect(shape(cells, []).net).toMatchObject({ value: 13.5, status: "provisional" });
  const { net, netSince, weighed } = shape([]);
  expect([net.value, net.missing, netSince, weighed]).toEqual([null, "no_source", null, 0]);
});
