import { expect, test } from "vitest";
import { FAMILY_POLICY, type LedgerClass } from "@/lib/model/ledger-class.ts";
import type { Waterfall } from "@/lib/views/team-shapes.ts";
import { prepareWaterfall } from "./prepare-waterfall.ts";

const atoms: Partial<Record<LedgerClass, number>> = {
  abandoned: 300,
  reverted: 20,
  revert: 20,
  promotion: 500,
  duplicate: 40,
  generated: 1196,
  dependency: 4,
  corrective_own: 8,
  net: 47,
};
const month: Waterfall = {
  gross: 2135,
  net: 47,
  noise: 2084,
  sustaining: 4,
  classes: Object.entries(atoms).map(([name, count]) => ({
    name: name as LedgerClass,
    family: FAMILY_POLICY.family[name as LedgerClass],
    atoms: count,
    openAtoms: 0,
    byWeek: [],
  })),
};

test("the steps close: what is left at the end is net, to the line", () => {
  const chart = prepareWaterfall(month);
  if (chart.state !== "ready") throw new Error("expected a chart");
  const [gross, ...steps] = chart.rows;
  expect(steps.reduce((sum, { value }) => sum + value, 0)).toBe(gross?.value);
  expect(steps.at(-1)).toMatchObject({ name: "net", value: 47 });
  expect(steps.at(-1)?.from).toBeCloseTo(0, 12);
});

test("noise, sustaining and net are all named", () => {
  expect(prepareWaterfall(month)).toMatchObject({
    summary: "Of 2,135 changed lines, 2.2 % are net, 98 % noise and 0.2 % sustaining.",
  });
});

test("a class without lines takes no step", () => {
  const chart = prepareWaterfall({
    ...month,
    classes: [...month.classes, { name: "rework", family: "noise", atoms: 0, openAtoms: 0, byWeek: [] }],
  });
  expect(chart.state === "ready" && chart.rows.map(({ name }) => name)).not.toContain("rework");
});

test("with nothing to draw, says what to do next", () => {
  expect(prepareWaterfall({ ...month, gross: 0 })).toMatchObject({
    state: "empty",
    message: expect.stringContaining("Choose") as string,
  });
});

test("thousandths are told as points, with the same shares", () => {
  const chart = prepareWaterfall(month, "points");
  if (chart.state !== "ready") throw new Error("expected a chart");
  expect(chart.rows.at(-1)).toMatchObject({ name: "net", value: 0.047 });
  expect(chart.summary).toBe("Of 2.1 points, 2.2 % are net, 98 % noise and 0.2 % sustaining.");
  expect(prepareWaterfall({ ...month, gross: 0 }, "points")).toMatchObject({
    message: expect.stringContaining("weighed") as string,
  });
});
