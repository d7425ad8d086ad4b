import { expect, test } from "vitest";
import type { CellRow } from "@/lib/core/cells-reader.ts";
import { FAMILY_POLICY } from "@/lib/model/ledger-class.ts";
import { FACT_NAMES, type FactName } from "@/lib/model/metric-read.ts";
import { shapeBackTest } from "./shape-back-test.ts";

const cell = (composition: string, facts: Partial<Record<FactName, number>>): CellRow => ({
  by: { composition },
  facts: {
    ...(Object.fromEntries(FACT_NAMES.map((name) => [name, 0])) as Record<FactName, number>),
    ...facts,
  },
});

test("lines move between classes and out of the figures, and their sum is what counts", () => {
  const cells = [
    cell("human", { changes: 3, gross: 100, net: 60, generated: 40 }),
    cell("unknown", { changes: 2, gross: 50, net: 30, dependency: 20 }),
  ];
  const { gross, changes, family, lines, made } = shapeBackTest(
    cells,
    {
      lines: [
        { from: "net", to: "generated", atoms: 25 },
        { from: "generated", to: "excluded", atoms: 10 },
        { from: "excluded", to: "rework", atoms: 7 },
      ],
      changes: [
        { from: "unknown", to: "automation", changes: 1 },
        { from: "human", to: null, changes: 2 },
        { from: null, to: "hybrid", changes: 1 },
        { from: "human", to: "human", changes: 1 },
      ],
    },
    { before: FAMILY_POLICY.family, after: { ...FAMILY_POLICY.family, rework: "net" } },
  );
  expect(gross).toEqual({ before: 150, after: 147 });
  expect(lines.reduce((sum, { after }) => sum + after, 0)).toBe(gross.after);
  expect(family).toEqual({
    net: { before: 90, after: 72 },
    sustaining: { before: 20, after: 20 },
    noise: { before: 40, after: 55 },
  });
  expect(changes).toEqual({ before: 5, after: 4 });
  expect(made.map(({ name, before, after }) => [name, before, after])).toEqual([
    ["human", 3, 1],
    ["hybrid", 0, 1],
    ["agent", 0, 0],
    ["unknown", 2, 1],
    ["automation", 0, 1],
  ]);
});
