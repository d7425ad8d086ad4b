import { expect, test } from "vitest";
import { packWaterfall, unpackWaterfall } from "./pack-waterfall.ts";

test("classes that hold lines arrive as they were sent; their weeks and the empty ones stay behind", () => {
  const rework = { name: "rework", family: "noise", atoms: 12, openAtoms: 3 } as const;
  const totals = { gross: 20, net: 8, noise: 12, sustaining: 0 };
  const none = { name: "revert", family: "noise", atoms: 0, openAtoms: 0, byWeek: [0, null] } as const;
  const sent = packWaterfall({ ...totals, classes: [none, { ...rework, byWeek: [12, null] }] });
  expect(unpackWaterfall(sent)).toEqual({ ...totals, classes: [{ ...rework, byWeek: [] }] });
});
